package loopbook.command;

/** What a command came to. */
public record Result(Status status) {}

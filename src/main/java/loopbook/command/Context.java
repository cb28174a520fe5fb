package loopbook.command;

import loopbook.progress.Workspace;

/** All that a command may use. */
public record Context(Workspace workspace, Asker asker, Editor editor) {}

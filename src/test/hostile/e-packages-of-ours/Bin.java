package bin;

public class Child {}

package loopbook.judge.child;

public class Child {
  static {
    System.out.println("in its own loader");
  }

  public static void main(String[] args) {
    System.exit(0);
  }
}

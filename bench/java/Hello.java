/** The bare JVM: says hello, and stays until it is hung up on, so that its times can be read. */
final class Hello {
  private Hello() {}

  public static void main(String[] args) throws java.io.IOException {
    System.out.println("hello");
    System.in.read();
  }
}

package ex99;

class ProbeHidden {
  void word() {}

  void silence() {}
}

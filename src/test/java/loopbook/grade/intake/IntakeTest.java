package loopbook.grade.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import loopbook.course.Exercise;
import loopbook.grade.Delivery;
import loopbook.grade.Handed;
import loopbook.grade.Student;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is handed in, in every form that platforms, tools, mistakes and malice give it. */
class IntakeTest {
  private static final String ECHO = "public class Echo { int n = 1; }\n";
  private static final String ASK = "public class Ask { }\n";
  private static final Exercise EX04 = exercise("EX04", "Echo");
  private static final Exercise EX03 = exercise("EX03", "Ask");

  @TempDir Path folder;
  private Path handedIn;
  private List<String> notes = List.of();

  @BeforeEach
  void make() throws IOException {
    handedIn = Files.createDirectories(folder.resolve("handed in"));
  }

  private static Exercise exercise(String id, String type) {
    return new Exercise(id, id, type, type, List.of(), Path.of("none"), "", List.of());
  }

  private void put(String path, String text) throws IOException {
    put(path, text.getBytes(UTF_8));
  }

  private void put(String path, byte[] bytes) throws IOException {
    Path file = handedIn.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String name, String text) throws IOException {
    return zip(Map.of(name, text.getBytes(UTF_8)));
  }

  private List<Delivery> read(Optional<Roster> roster, Exercise... exercises) throws Exception {
    return read(handedIn, roster, exercises);
  }

  private List<Delivery> read(Path from, Optional<Roster> roster, Exercise... exercises)
      throws Exception {
    Intake.Found found =
        new Intake(roster, List.of(exercises), folder.resolve("sources"))
            .read(from, folder.resolve("out"));
    notes = found.notes();
    return found.deliveries();
  }

  private Delivery only(Exercise... exercises) throws Exception {
    List<Delivery> all = read(Optional.empty(), exercises);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static String text(Delivery delivery, Exercise exercise) throws IOException {
    assertThat(delivery.work(exercise.id()))
        .as(delivery.toString())
        .isInstanceOf(Handed.Sources.class);
    Path laid = ((Handed.Sources) delivery.work(exercise.id())).folder();
    return Files.readString(laid.resolve(exercise.type() + ".java"), ISO_8859_1);
  }

  private static List<String> why(Delivery delivery) {
    return ((Handed.Unreadable) delivery.work("EX04")).why();
  }

  private static List<String> ids(List<Delivery> deliveries) {
    return deliveries.stream().map(d -> d.student().id()).toList();
  }

  @Test
  void aFileIsFoundByItsClassWhereverItLies() throws Exception {
    put("ann/a/b/c/Echo.java", ECHO);
    put("ann/Notes.txt", "I had no time for class Ask.");
    put("bob.zip", zip("bob/src/Ask.java", ASK));
    put("eve.zip", zip(Map.of("inner.zip", zip("x/Echo.java", ECHO))));
    List<Delivery> all = read(Optional.empty(), EX04, EX03);
    assertThat(ids(all)).containsExactly("ann", "bob", "eve");
    assertThat(text(all.get(0), EX04)).isEqualTo(ECHO);
    assertThat(all.get(0).work("EX03")).isInstanceOf(Handed.Nothing.class);
    assertThat(text(all.get(1), EX03)).isEqualTo(ASK);
    assertThat(text(all.get(2), EX04)).isEqualTo(ECHO);
  }

  @Test
  void downloadsOfPlatformsSayWhoseTheyAre() throws Exception {
    put("Ann Lee_123_assignsubmission_file_/Echo.java", ECHO);
    put("raybob_LATE_77_991_Echo-1.java", ECHO);
    put("muellereva_78_992_Echo.java", ECHO);
    List<Delivery> all = read(Optional.empty(), EX04);
    assertThat(ids(all)).containsExactly("123", "77", "78");
    assertThat(all).extracting(Delivery::late).containsExactly(false, true, false);
    assertThat(all.get(0).student().name()).isEqualTo("Ann Lee");

    Roster roster =
        new Roster(
            List.of(
                Student.of("s3", "Eva M\u00FCeller"),
                Student.of("s2", "Bob Ray"),
                Student.of("s1", "Lee, Ann"),
                Student.of("s4", "Absent")));
    all = read(Optional.of(roster), EX04);
    assertThat(ids(all)).containsExactly("s3", "s2", "s1", "s4");
    assertThat(all.get(1).student().fields()).containsEntry(Intake.DOWNLOAD, "77");
    assertThat(all.get(3).work("EX04")).isInstanceOf(Handed.Nothing.class);
    assertThat(notes).isEmpty();

    Path whole = folder.resolve("download.zip");
    Files.write(
        whole,
        zip(
            Map.of(
                "Ann Lee_123_assignsubmission_file_/Echo.java",
                ECHO.getBytes(UTF_8),
                "raybob_LATE_77_991_Echo-1.java",
                ECHO.getBytes(UTF_8))));
    all = read(whole, Optional.of(roster), EX04);
    assertThat(text(all.get(2), EX04)).isEqualTo(ECHO);
    assertThat(text(all.get(1), EX04)).isEqualTo(ECHO);
  }

  @Test
  void repositoriesOfAClassroom() throws Exception {
    for (String user : List.of("ann", "ann-2", "bob")) {
      put("net-echo-" + user + "/src/Echo.java", ECHO);
      put("net-echo-" + user + "/.git/Echo.java", "class Echo { broken");
      put("net-echo-" + user + "/pom.xml", "<project/>");
    }
    assertThat(ids(read(Optional.empty(), EX04))).containsExactly("ann", "ann-2", "bob");
    Roster roster = new Roster(List.of(Student.of("bob", ""), Student.of("ann", "")));
    List<Delivery> all = read(Optional.of(roster), EX04);
    assertThat(ids(all)).containsExactly("bob", "ann", "net-echo-ann-2");
    assertThat(text(all.get(1), EX04)).isEqualTo(ECHO);
    assertThat(all.get(2).student().listed()).isFalse();
    assertThat(notes).anyMatch(n -> n.contains("net-echo-ann-2"));
  }

  @Test
  void whatToolsAndSystemsLeaveBehindCountsForNothing() throws Exception {
    put("ann/__MACOSX/._Echo.java", "\0\5\26\7");
    put("ann/._Echo.java", "\0\5\26\7");
    put("ann/.idea/Echo.java", "class Echo { }");
    put("ann/target/classes/Echo.class", "\u00CA\u00FE");
    put("ann/target/Echo.java", "class Echo { int old; }");
    put("ann/src/Echo.java", ECHO);
    Delivery ann = only(EX04);
    assertThat(text(ann, EX04)).isEqualTo(ECHO);
    assertThat(ann.notes()).isEmpty();
    assertThat(ann.remarks("EX04")).isEmpty();
  }

  @Test
  void clearIntentIsTakenWithANote() throws Exception {
    put("a/Echo.java.txt", "package my.work;\n" + ECHO);
    put("b/Solution.java", ECHO);
    put("c/Echo.java", ("package my.work;\r\n" + ECHO).getBytes(UTF_16));
    put("d/Echo (2).java", "// package x;\npublic class Wrong { String s = \"class Echo\"; }");
    List<Delivery> all = read(Optional.empty(), EX04);
    assertThat(text(all.get(0), EX04)).isEqualTo(" ".repeat(16) + "\n" + ECHO);
    assertThat(all.get(0).remarks("EX04"))
        .anyMatch(n -> n.contains("taken as Java source"))
        .anyMatch(n -> n.contains("\"package my.work;\" was left out"));
    assertThat(all.get(1).remarks("EX04")).anyMatch(n -> n.contains("Solution.java was taken for"));
    Handed.Sources wide = (Handed.Sources) all.get(2).work("EX04");
    assertThat(new String(Files.readAllBytes(wide.folder().resolve("Echo.java")), UTF_16))
        .isEqualTo(" ".repeat(16) + "\r\n" + ECHO);
    assertThat(text(all.get(3), EX04)).contains("class Wrong");
  }

  @Test
  void helpersComeAlongAndStrangersDoNot() throws Exception {
    put("ann/Echo.java", "public class Echo { Helper h; }");
    put("ann/Helper.java", "class Helper { Deep d; }");
    put("ann/Deep.java", "class Deep { }");
    put("ann/Broken.java", "class Broken {");
    put("ann/old/Echo.java", "public class Echo { int older; }");
    Delivery ann = only(EX04);
    Handed.Sources sources = (Handed.Sources) ann.work("EX04");
    assertThat(sources.files())
        .containsExactly("ann/Echo.java", "ann/Helper.java", "ann/Deep.java");
    assertThat(ann.notes()).anyMatch(n -> n.startsWith("ann/Broken.java was not used"));
    assertThat(ann.remarks("EX04")).anyMatch(n -> n.contains("ann/old/Echo.java was not"));
  }

  @Test
  void whatIsNoSourceIsNamed() throws Exception {
    put("a/solution.rar", "Rar!\32\7");
    put("b/report.pdf", "%PDF-1.7");
    put("c/Echo.class", new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0});
    put("d.zip", "PK\3\4 and then nothing");
    byte[] whole = zip("Echo.java", ECHO.repeat(100));
    put("e.zip", java.util.Arrays.copyOf(whole, whole.length - 30));
    byte[] locked = whole.clone();
    locked[6] |= 1;
    put("f.zip", locked);
    byte[] spoilt = whole.clone();
    spoilt[60] ^= 0x55;
    put("g.zip", spoilt);
    put("h/notes.md", "");
    Files.createDirectories(handedIn.resolve("i"));
    List<Delivery> all = read(Optional.empty(), EX04);
    List<String> parts =
        List.of(
            "a RAR archive",
            "a PDF document",
            "a compiled class",
            "damaged",
            "damaged",
            "encrypted",
            "damaged",
            "an empty file");
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      assertThat(why(all.get(i))).as(all.get(i).toString()).anyMatch(w -> w.contains(part));
    }
    assertThat(all.get(8).work("EX04")).isInstanceOf(Handed.Nothing.class);
  }

  @Test
  void anArchiveWritesNowhereAndTwinsAreNamed() throws Exception {
    put(
        "ann.zip",
        zip(
            Map.of(
                "../../evil/Echo.java", "class Echo { int evil; }".getBytes(UTF_8),
                "/abs/Echo.java", "class Echo { int abs; }".getBytes(UTF_8),
                "src/Echo.java", ECHO.getBytes(UTF_8),
                "src/echo.java", "class Echo { int small; }".getBytes(UTF_8))));
    String twins =
        new String(
            zip(Map.of("Echo.java", ECHO.getBytes(UTF_8), "Ocho.java", new byte[1])), ISO_8859_1);
    put("bob.zip", twins.replace("Ocho.java", "Echo.java").getBytes(ISO_8859_1));
    List<Delivery> all = read(Optional.empty(), EX04);
    assertThat(text(all.get(0), EX04)).isEqualTo(ECHO);
    assertThat(all.get(0).notes())
        .anyMatch(n -> n.contains("../../evil/Echo.java would lead out"))
        .anyMatch(n -> n.contains("src/Echo.java and ann.zip/src/echo.java differ only"));
    assertThat(all.get(1).notes()).anyMatch(n -> n.contains("in the archive twice"));
    assertThat(folder.resolveSibling("evil")).doesNotExist();
    try (Stream<Path> made = Files.walk(folder)) {
      assertThat(made.filter(p -> p.toString().contains("evil"))).isEmpty();
    }
  }

  @Test
  void bombsAreNotUnfolded() throws Exception {
    byte[] zeros = new byte[8 << 20];
    put("a.zip", zip(Map.of("Echo.java", zeros)));
    byte[] nested = zip("Echo.java", ECHO);
    for (int i = 0; i < 5; i++) {
      nested = zip(Map.of("n" + i + ".zip", nested));
    }
    put("b.zip", nested);
    Map<String, byte[]> many = new java.util.HashMap<>();
    for (int i = 0; i < 5100; i++) {
      many.put("f" + i + ".dat", new byte[0]);
    }
    put("c.zip", zip(many));
    put("d/Echo.java", ECHO);
    List<Delivery> all = read(Optional.empty(), EX04);
    assertThat(why(all.get(0))).anyMatch(w -> w.contains("150 times its size"));
    assertThat(why(all.get(1))).anyMatch(w -> w.contains("more than three archives"));
    assertThat(why(all.get(2))).anyMatch(w -> w.contains("5000 files"));
    assertThat(text(all.get(3), EX04)).isEqualTo(ECHO);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void tarFilesOfEveryFormatAreReadWhateverTheirName() throws Exception {
    String deep = "a-folder-with-a-long-name/".repeat(8);
    Path made = folder.resolve("made");
    Files.createDirectories(made.resolve(deep));
    Files.writeString(made.resolve(deep + "Echo.java"), ECHO);
    Files.writeString(made.resolve("._Echo.java"), "junk");
    Files.createSymbolicLink(made.resolve("Echo.java"), folder.resolve("secret"));
    tar(made, "gnu", "ann.tar");
    tar(made, "pax", "bob.tar");
    tar(made, "ustar", "eve.tar");
    put("joe.tgz", gzip(Files.readAllBytes(handedIn.resolve("ann.tar"))));
    put("kim.zip", gzip(Files.readAllBytes(handedIn.resolve("bob.tar"))));
    put("lea/Echo.java.gz", gzip(ECHO.getBytes(UTF_8)));
    put(
        "max/inner.zip",
        zip(Map.of("work.tar.gz", Files.readAllBytes(handedIn.resolve("joe.tgz")))));
    for (Delivery delivery : read(Optional.empty(), EX04)) {
      assertThat(text(delivery, EX04)).as(delivery.toString()).isEqualTo(ECHO);
      if (delivery.student().id().matches("ann|bob|eve")) {
        assertThat(delivery.notes())
            .anyMatch(n -> n.endsWith("/Echo.java is a link; it was not followed."));
      }
    }
  }

  private void tar(Path from, String format, String name) throws Exception {
    Process tar =
        new ProcessBuilder(
                "tar", "--format=" + format, "-cf", handedIn.resolve(name).toString(), ".")
            .directory(from.toFile())
            .inheritIO()
            .start();
    assertThat(tar.waitFor()).isZero();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    }
    return bytes.toByteArray();
  }

  /** A header of a tar file by POSIX.1-2017, and so many bytes behind it. */
  private static byte[] tarred(String name, char type, String size, byte[] content) {
    byte[] bytes = new byte[512 + (content.length + 511) / 512 * 512 + 1024];
    System.arraycopy(name.getBytes(UTF_8), 0, bytes, 0, name.length());
    System.arraycopy(size.getBytes(UTF_8), 0, bytes, 124, size.length());
    bytes[156] = (byte) type;
    System.arraycopy("ustar\00000".getBytes(UTF_8), 0, bytes, 257, 8);
    java.util.Arrays.fill(bytes, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += bytes[i];
    }
    System.arraycopy(String.format("%06o\0", sum).getBytes(UTF_8), 0, bytes, 148, 7);
    System.arraycopy(content, 0, bytes, 512, content.length);
    return bytes;
  }

  @Test
  void tarFilesWriteNowhereAndAreHeldToTheCaps() throws Exception {
    byte[] evil = "class Echo { int evil; }".getBytes(UTF_8);
    put("a.tar", tarred("../../evil/Echo.java", '0', "00000000030", evil));
    put("b.tar", tarred("Echo.java", '2', "00000000000", new byte[0]));
    put("c.tar", tarred("Echo.java", '0', "77777777777", evil));
    put("d.tar", tarred("Echo.java", '0', "9", evil));
    put("e.tar", tarred("Echo.java", 'L', "00040000000", evil));
    byte[] spoilt = tarred("Echo.java", '0', "00000000030", evil);
    spoilt[3] ^= 1;
    put("f.tar", spoilt);
    put("g.tgz", gzip(new byte[8 << 20]));
    byte[] whole = gzip(tarred("Echo.java", '0', "00000000030", evil));
    put("h.tgz", java.util.Arrays.copyOf(whole, whole.length / 2));
    byte[] nested = tarred("Echo.java", '0', "00000000030", evil);
    for (int i = 0; i < 4; i++) {
      nested = tarred("n.tar", '0', String.format("%011o", nested.length), nested);
    }
    put("i.tar", nested);
    List<Delivery> all = read(Optional.empty(), EX04);
    List<String> parts =
        List.of(
            "would lead out",
            "is a link",
            "damaged",
            "damaged",
            "damaged",
            "damaged",
            "150 times its size",
            "damaged",
            "more than three archives");
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      assertThat(why(all.get(i))).as(all.get(i).toString()).anyMatch(w -> w.contains(part));
    }
    try (Stream<Path> made = Files.walk(folder)) {
      assertThat(made.filter(p -> p.toString().contains("evil"))).isEmpty();
    }
  }

  @Test
  void anArchiveThatCannotBeOpenedIsNoZeroForWhatMayBeInIt() throws Exception {
    put("ann/Echo.java", ECHO);
    put("ann/rest.zip", "7z\u00BC\u00AF'\u001C".getBytes(ISO_8859_1));
    put("bob/Echo.java", "Rar!\32\7".getBytes(ISO_8859_1));
    put("eve/Echo.java", "PK\3\4 and then nothing");
    List<Delivery> all = read(Optional.empty(), EX04, EX03);
    assertThat(text(all.get(0), EX04)).isEqualTo(ECHO);
    assertThat(((Handed.Unreadable) all.get(0).work("EX03")).why())
        .containsExactly(
            "Received ann/rest.zip: a 7z archive. Hand in the .java file, or a zip file with it.");
    assertThat(why(all.get(1))).anyMatch(w -> w.contains("bob/Echo.java: a RAR archive"));
    assertThat(why(all.get(2))).anyMatch(w -> w.contains("damaged"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreNotFollowed() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "class Echo { int secret; }");
    Path ann = Files.createDirectories(handedIn.resolve("ann"));
    Files.createSymbolicLink(ann.resolve("Echo.java"), secret);
    Files.createSymbolicLink(ann.resolve("up"), folder);
    Files.createSymbolicLink(handedIn.resolve("bob"), folder);
    Delivery only = only(EX04);
    assertThat(why(only)).anyMatch(w -> w.contains("ann/Echo.java is a link"));
    assertThat(notes).anyMatch(n -> n.contains("bob is a link"));
  }

  @Test
  void aGradebookOfCanvasIsARoster() throws Exception {
    Path file = folder.resolve("canvas.csv");
    String heading = "Student,ID,SIS User ID,SIS Login ID,Section,EX04 (17)\n";
    String own = "    Points Possible,,,,,10\n,,,,,Manual Posting\n";
    Files.writeString(file, heading + own + "\"Ant, Ann\",101,a1,ann,One,\n");
    Roster roster = ((RosterReader.Read.Good) RosterReader.read(file)).roster();
    assertThat(roster.students()).extracting(Student::id).containsExactly("101");
    assertThat(roster.students()).extracting(Student::name).containsExactly("Ant, Ann");

    Files.writeString(file, heading + own + "Ann,101,a1,ann,One,\nBob,,b1,bob,One,\n");
    assertThat(((RosterReader.Read.Bad) RosterReader.read(file)).problems())
        .singleElement()
        .asString()
        .contains("5");
  }

  @Test
  void aRosterIsCheckedFirst() throws Exception {
    assertThat(problems("id,name\na,Ann\n,Bob\nA,Again\nc,Lee, Eve\n"))
        .containsExactly(
            "Line 3: the id is missing.",
            "Line 4: the id A is that of line 2 too.",
            "Line 5: 3 cells, but 2 headings. A name with a comma in it stands in quotes.");
    assertThat(problems("who\nann\n")).hasSize(1).allMatch(p -> p.contains("is the id"));
    assertThat(problems("id,name\n\"a,Ann\nb,Bob\n")).anyMatch(p -> p.contains("never closed"));
    Path file = folder.resolve("roster.csv");
    Files.writeString(file, "\uFEFFName;ID;E-Mail\r\n\"Lee, Ann\";7;a@b\r\n\r\nBob;8;\r\n");
    Roster roster = ((RosterReader.Read.Good) RosterReader.read(file)).roster();
    assertThat(roster.students())
        .containsExactly(
            new Student("7", "Lee, Ann", true, Map.of("E-Mail", "a@b")),
            new Student("8", "Bob", true, Map.of("E-Mail", "")));
  }

  private List<String> problems(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text);
    return new ArrayList<>(((RosterReader.Read.Bad) RosterReader.read(file)).problems());
  }
}

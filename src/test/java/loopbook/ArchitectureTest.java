package loopbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Keeps the table of packages true: who may import whom, and the one home of each library. */
class ArchitectureTest {
  private static final String ALL = "*";

  /** Package, and the packages of ours that it may import. */
  private static final Map<String, Set<String>> MAY_IMPORT = new LinkedHashMap<>();

  static {
    MAY_IMPORT.put("text", Set.of());
    MAY_IMPORT.put("markup", Set.of());
    MAY_IMPORT.put("course", Set.of());
    MAY_IMPORT.put("sandbox", Set.of());
    MAY_IMPORT.put("weave", Set.of());
    MAY_IMPORT.put("wire", Set.of("weave"));
    MAY_IMPORT.put("wire.view", Set.of("wire", "weave", "text", "markup"));
    MAY_IMPORT.put("peer", Set.of());
    MAY_IMPORT.put("talk", Set.of());
    MAY_IMPORT.put("lab", Set.of("peer"));
    MAY_IMPORT.put("lesson", Set.of("course", "text"));
    MAY_IMPORT.put("example", Set.of("course", "wire", "weave", "lab", "peer"));
    MAY_IMPORT.put(
        "judge", Set.of("course", "sandbox", "wire", "weave", "peer", "judge.trial", "judge.call"));
    MAY_IMPORT.put("judge.trial", Set.of("peer", "judge.call", "sandbox"));
    MAY_IMPORT.put("judge.call", Set.of());
    MAY_IMPORT.put("judge.child", Set.of("judge.call", "weave"));
    MAY_IMPORT.put("progress", Set.of("course"));
    MAY_IMPORT.put("grade", Set.of("course", "judge", "markup"));
    MAY_IMPORT.put("grade.intake", Set.of("grade", "course", "markup"));
    MAY_IMPORT.put(
        "grade.batch", Set.of("grade", "course", "judge", "judge.trial", "sandbox", "markup"));
    MAY_IMPORT.put("grade.report", Set.of("grade", "course", "judge", "markup", "text"));
    MAY_IMPORT.put(
        "command",
        Set.of(
            "text",
            "markup",
            "course",
            "sandbox",
            "wire",
            "wire.view",
            "peer",
            "talk",
            "lesson",
            "example",
            "judge",
            "judge.trial",
            "progress",
            "grade",
            "grade.intake",
            "grade.batch",
            "grade.report"));
    MAY_IMPORT.put(
        "shell", Set.of("command", "course", "example", "lesson", "progress", "text", "wire"));
    MAY_IMPORT.put("cli", Set.of(ALL));
  }

  /** A library's package prefix, and its only homes. */
  private static final Map<String, Set<String>> HOMES =
      Map.of(
          "com.google.gson", Set.of("markup"),
          "org.objectweb.asm", Set.of("weave"),
          "org.commonmark", Set.of("lesson"),
          "jdk.jshell", Set.of("example"),
          "org.junit.platform", Set.of("judge"),
          "org.junit.jupiter", Set.of("judge.trial"),
          "javax.tools", Set.of("judge", "example"),
          "org.jline", Set.of("shell"),
          "org.apache.commons.compress", Set.of("grade.intake"),
          "picocli", Set.of("cli"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("loopbook");

  @Test
  void everyPackageIsInTheTable() {
    Set<String> seen = new TreeSet<>();
    CLASSES.forEach(c -> seen.add(home(c)));
    assertThat(seen).isNotEmpty().isSubsetOf(MAY_IMPORT.keySet());
  }

  @Test
  void arrowsPointDownwards() {
    assertThat(broken(this::ownArrow)).isEmpty();
  }

  @Test
  void everyLibraryHasOneHome() {
    assertThat(broken(this::foreignLibrary)).isEmpty();
  }

  @Test
  void onlyTheCommandLineEndsTheProcess() {
    List<String> calls =
        CLASSES.stream()
            .filter(c -> !Set.of("cli", "judge.child").contains(home(c)))
            .flatMap(c -> c.getMethodCallsFromSelf().stream())
            .filter(
                call ->
                    call.getTargetOwner().getName().equals("java.lang.System")
                        && call.getName().equals("exit"))
            .map(Object::toString)
            .toList();
    assertThat(calls).isEmpty();
  }

  private static String home(JavaClass type) {
    String name = type.getPackageName();
    return name.equals("loopbook") ? "" : name.substring("loopbook.".length());
  }

  private Set<String> broken(java.util.function.BiFunction<String, JavaClass, Boolean> isBad) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      type.getDirectDependenciesFromSelf().stream()
          .filter(d -> isBad.apply(home(type), d.getTargetClass()))
          .forEach(d -> found.add(type.getName() + " -> " + d.getTargetClass().getName()));
    }
    return found;
  }

  private boolean ownArrow(String from, JavaClass target) {
    if (!target.getPackageName().startsWith("loopbook")) {
      return false;
    }
    Set<String> allowed = MAY_IMPORT.getOrDefault(from, Set.of());
    return !home(target).equals(from) && !allowed.contains(ALL) && !allowed.contains(home(target));
  }

  private boolean foreignLibrary(String from, JavaClass target) {
    return HOMES.entrySet().stream()
        .anyMatch(
            h -> target.getPackageName().startsWith(h.getKey()) && !h.getValue().contains(from));
  }
}

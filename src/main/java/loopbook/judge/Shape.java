package loopbook.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import loopbook.judge.trial.Entry.Parameter;

/**
 * What of a class others can call, as the compiler understood it.
 *
 * @param types the top-level classes by full name; whether each is public
 * @param members signatures of public members, by the class that they are in; without {@code main}
 */
record Shape(Map<String, Boolean> types, Map<String, List<Member>> members) {
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("toString", "equals", "hashCode", "values", "valueOf", "getMessage");

  /**
   * One member.
   *
   * @param name of the method, constructor, enum constant or nested type
   * @param key decides whether two are the same
   * @param text as a learner reads it
   * @param kind what it is
   * @param parameters of a method or constructor
   */
  record Member(String name, String key, String text, Kind kind, List<Parameter> parameters) {
    static Member other(String name, String key, String text) {
      return new Member(name, key, text, Kind.OTHER, List.of());
    }
  }

  /** What a member is. */
  enum Kind {
    STATIC,
    INSTANCE,
    CONSTRUCTOR,
    /** No code of the class itself: a constant, a type, a member of a nested type. */
    OTHER
  }

  static Shape of(Iterable<? extends Element> analyzed) {
    Map<String, Boolean> types = new LinkedHashMap<>();
    Map<String, List<Member>> members = new LinkedHashMap<>();
    for (Element element : analyzed) {
      if (element instanceof TypeElement type && type.getNestingKind() == NestingKind.TOP_LEVEL) {
        types.put(type.getQualifiedName().toString(), isPublic(type));
        List<Member> found = new ArrayList<>();
        collect(type, "", found);
        members.put(type.getQualifiedName().toString(), found);
      }
    }
    return new Shape(types, members);
  }

  /** What the given shape lacks of this one's only public class. */
  List<Fault> missingIn(Shape given, String type, String file) {
    if (!given.types().containsKey(type)) {
      return List.of(given.otherName(type, file));
    }
    if (!given.types().getOrDefault(type, false)) {
      return List.of(fault(file, "missing.public", type));
    }
    List<Fault> faults = new ArrayList<>();
    List<Member> there = given.members().getOrDefault(type, List.of());
    for (Member wanted : members.getOrDefault(type, List.of())) {
      if (there.stream().noneMatch(m -> m.key().equals(wanted.key()))) {
        Optional<Member> similar =
            there.stream().filter(m -> m.name().equals(wanted.name())).findFirst();
        faults.add(
            similar.isPresent()
                ? new Fault(
                    file,
                    0,
                    0,
                    Words.of("missing.member.other", wanted.text(), similar.get().text()),
                    Words.of("missing.member.next"),
                    "")
                : fault(file, "missing.member", wanted.text()));
      }
    }
    return faults;
  }

  private Fault otherName(String type, String file) {
    for (String name : types.keySet()) {
      int dot = name.lastIndexOf('.');
      if (name.substring(dot + 1).equals(type)) {
        return fault(file, "missing.package", type, name.substring(0, dot));
      }
    }
    return types.isEmpty()
        ? fault(file, "missing.class", type)
        : fault(file, "missing.class.other", type, types.keySet().iterator().next());
  }

  private static Fault fault(String file, String key, Object... arguments) {
    return new Fault(file, 0, 0, Words.of(key, arguments), Words.of(key + ".next", arguments), "");
  }

  private static void collect(TypeElement type, String outer, List<Member> found) {
    for (Element element : type.getEnclosedElements()) {
      boolean open = isPublic(element) || type.getKind() == ElementKind.INTERFACE;
      if (!open) {
        continue;
      }
      if (element instanceof ExecutableElement method) {
        add(method, type, outer, found);
      } else if (element.getKind() == ElementKind.ENUM_CONSTANT) {
        String name = element.getSimpleName().toString();
        found.add(Member.other(name, outer + name, outer + name));
      } else if (element instanceof TypeElement nested) {
        String name = nested.getSimpleName().toString();
        String text =
            nested.getKind().name().toLowerCase(java.util.Locale.ROOT)
                + " "
                + name
                + components(nested);
        found.add(Member.other(name, outer + text, text));
        collect(nested, outer + name + ".", found);
      }
    }
  }

  private static void add(
      ExecutableElement method, TypeElement type, String outer, List<Member> found) {
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    String name = constructor ? type.getSimpleName().toString() : method.getSimpleName().toString();
    boolean ofRecord = type.getKind() == ElementKind.RECORD && (constructor || isAccessor(method));
    if (name.equals("main") || OF_EVERY_OBJECT.contains(name) || ofRecord) {
      return;
    }
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    boolean lone =
        constructor
            && type.getEnclosedElements().stream()
                    .filter(e -> e.getKind() == ElementKind.CONSTRUCTOR)
                    .count()
                == 1
            && method.getParameters().isEmpty();
    if (lone) {
      return; // the compiler's own, or as good as that
    }
    String parameters =
        method.getParameters().stream()
            .map(p -> simple(p.asType()))
            .collect(Collectors.joining(", ", "(", ")"));
    String text =
        "public "
            + (isStatic ? "static " : "")
            + (constructor ? "" : simple(method.getReturnType()) + " ")
            + name
            + parameters;
    String key =
        outer + text + method.getParameters().stream().map(p -> p.asType().toString()).toList();
    Kind own = constructor ? Kind.CONSTRUCTOR : isStatic ? Kind.STATIC : Kind.INSTANCE;
    List<Parameter> named =
        method.getParameters().stream()
            .map(p -> new Parameter(p.getSimpleName().toString(), erased(p.asType())))
            .toList();
    found.add(new Member(name, key, text, outer.isEmpty() ? own : Kind.OTHER, named));
  }

  private static String erased(TypeMirror type) {
    return type.toString().replaceFirst("<.*", "");
  }

  private static boolean isAccessor(ExecutableElement method) {
    return method.getParameters().isEmpty();
  }

  private static String components(TypeElement type) {
    return type.getKind() == ElementKind.RECORD
        ? type.getRecordComponents().stream()
            .map((RecordComponentElement c) -> simple(c.asType()) + " " + c.getSimpleName())
            .collect(Collectors.joining(", ", "(", ")"))
        : "";
  }

  private static boolean isPublic(Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC);
  }

  /** {@code java.util.Map<java.lang.String,byte[]>} becomes {@code Map<String, byte[]>}. */
  private static String simple(TypeMirror type) {
    return type.toString().replaceAll("\\b[a-z][\\w]*\\.", "").replaceAll(",(?! )", ", ");
  }
}

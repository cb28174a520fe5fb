package loopbook.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loopbook.course.Example;
import loopbook.course.ExampleKey;
import loopbook.course.Form;
import loopbook.course.Lesson;
import loopbook.course.Piece;
import loopbook.course.Problem;
import loopbook.course.Voice;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** Reads one lesson. Whatever is wrong in it is reported, and the rest is read all the same. */
final class LessonReader {
  private final Source source;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<ExampleKey, Draft> drafts = new LinkedHashMap<>();
  private final List<Item> items = new ArrayList<>();
  private final StringBuilder definitions = new StringBuilder();
  private final Fence.Reader fences;
  private @Nullable ExampleKey current;
  private int proseFrom;
  private int proseTo;

  private LessonReader(Source source) {
    this.source = source;
    this.fences = new Fence.Reader(source.file(), problems);
  }

  /** A lesson and all that is wrong in its file. */
  record Read(Lesson lesson, List<Problem> problems) {}

  static Read read(Source source, int chapter, int place) {
    return new LessonReader(source).run(chapter, place);
  }

  private Read run(int chapter, int place) {
    SpineReader.Read head = SpineReader.of(source, chapter, place);
    problems.addAll(head.problems());
    for (Node node = body(head.front().end()).getFirstChild();
        node != null;
        node = node.getNext()) {
      if (node instanceof Block block) {
        block(block);
      }
    }
    endProse();
    Spine spine = head.spine();
    List<Piece> pieces = new Places(source.file(), problems, items).pieces();
    List<Example> examples = drafts.values().stream().map(d -> d.build(spine.needs())).toList();
    forms();
    Lesson lesson =
        new Lesson(
            spine.id(),
            spine.title(),
            spine.file(),
            spine.mirrors(),
            spine.needs(),
            spine.exercises(),
            spine.sources(),
            withDefinitions(pieces),
            examples);
    return new Read(lesson, problems);
  }

  /** The whole file with its front matter blanked out, so that lines keep their numbers. */
  private Node body(int from) {
    String text =
        "\n".repeat(from - 1)
            + String.join(
                "\n",
                source
                    .lines()
                    .subList(Math.min(from - 1, source.lines().size()), source.lines().size()));
    return Markdown.parse(text);
  }

  private void block(Block block) {
    int first = Markdown.firstLine(block);
    if (block instanceof FencedCodeBlock fence) {
      if (fence.getClosingFenceLength() == null) {
        problem(first, "The fence is never closed.", "End it with a line of backticks.");
      }
      fence(fence, first);
    } else if (block instanceof BlockQuote quote) {
      quote(quote, first);
    } else if (block instanceof LinkReferenceDefinition definition) {
      definitions.append("\n\n").append(source.slice(first, Markdown.lastLine(definition)));
    } else if (!(block instanceof HtmlBlock html && isComment(html))) {
      nested(block);
      prose(block, first);
    }
  }

  private static boolean isComment(HtmlBlock html) {
    String text = html.getLiteral().strip();
    return text.startsWith("<!--") && text.indexOf("-->") == text.length() - 3;
  }

  private void prose(Block block, int first) {
    if (proseFrom == 0) {
      proseFrom = first;
    }
    proseTo = Markdown.lastLine(block);
  }

  private void endProse() {
    if (proseFrom > 0) {
      items.add(new Item.Shown(new Piece.Prose(source.slice(proseFrom, proseTo), proseFrom)));
      proseFrom = 0;
    }
  }

  private void fence(FencedCodeBlock block, int line) {
    String info = block.getInfo() == null ? "" : block.getInfo();
    Fence fence = fences.read(info, line);
    if (fence instanceof Fence.Shown) {
      prose(block, line);
      return;
    }
    endProse();
    String literal = block.getLiteral();
    if (fence instanceof Fence.Code code) {
      current = code.key();
      Draft draft =
          drafts.computeIfAbsent(code.key(), k -> new Draft(k, line, source.file(), problems));
      String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
      var voiceBlock = new Voice.Block(text, line + 1);
      String role = draft.code(code, voiceBlock);
      items.add(new Item.Code(new Piece.Code(code.key(), role, voiceBlock)));
      return;
    }
    Draft draft = current == null ? null : drafts.get(current);
    if (draft == null || current == null) {
      problem(
          line, "The fence has no example before it.", "Put it after the code that it belongs to.");
      return;
    }
    belongs(fence, draft, current, literal, line);
  }

  private void belongs(Fence fence, Draft draft, ExampleKey key, String literal, int line) {
    List<String> lines = literal.lines().toList();
    if (fence instanceof Fence.Input input) {
      draft.input(input.role(), lines, line);
      items.add(new Item.Given(new Piece.Given(key, input.role(), "", literal, line)));
    } else if (fence instanceof Fence.File file) {
      draft.file(file.name(), literal, line);
      items.add(new Item.Given(new Piece.Given(key, file.role(), file.name(), literal, line)));
    } else {
      if (fence instanceof Fence.Output output) {
        draft.output(output.role(), lines, line);
      } else if (fence instanceof Fence.States states) {
        draft.states(states.moment(), lines, line);
      } else if (fence instanceof Fence.Hex hex) {
        draft.bytes(hex, lines, line);
      } else {
        draft.wire(lines, line);
      }
      items.add(new Item.Expected(key, line));
    }
  }

  private void quote(BlockQuote quote, int first) {
    int last = Markdown.lastLine(quote);
    String text = source.slice(first, last);
    if (!CardReader.isCard(text)) {
      if (text.startsWith("> **Predict.**")) {
        problem(
            first,
            "The quote looks like a card, but has no comment.",
            "End it with <!-- card KIND and what binds its answer -->.");
      }
      nested(quote);
      prose(quote, first);
      return;
    }
    endProse();
    List<String> lines = source.lines().subList(first - 1, Math.min(last, source.lines().size()));
    new CardReader(source.file(), problems)
        .read(lines, first)
        .ifPresent(draft -> items.add(new Item.Asked(draft)));
  }

  /** A fence inside a list or a quote is read, not run. */
  private void nested(Block block) {
    block.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock fence) {
            var ignored = new ArrayList<Problem>();
            String info = fence.getInfo() == null ? "" : fence.getInfo();
            Fence read = new Fence.Reader(source.file(), ignored).read(info, 0);
            if (!(read instanceof Fence.Shown) || !ignored.isEmpty()) {
              problem(
                  Markdown.firstLine(fence),
                  "A fence inside a list or a quote does not run.",
                  "Move it out, or make it text or java fragment.");
            }
          }
        });
  }

  private void forms() {
    Map<String, List<ExampleKey>> byId =
        drafts.keySet().stream()
            .collect(
                Collectors.groupingBy(ExampleKey::id, LinkedHashMap::new, Collectors.toList()));
    byId.forEach(
        (id, keys) -> {
          if (keys.size() > 1 && keys.stream().anyMatch(k -> k.form() == Form.ONLY)) {
            problem(
                items.stream()
                    .filter(i -> id.equals(i.exampleId()))
                    .mapToInt(Item::line)
                    .findFirst()
                    .orElse(0),
                id + " has fences with a form and fences without one.",
                "Write as-written or repaired in each of them.");
          }
        });
  }

  /** Lets each piece of prose know the addresses that stand elsewhere in the file. */
  private List<Piece> withDefinitions(List<Piece> pieces) {
    if (definitions.isEmpty()) {
      return pieces;
    }
    return pieces.stream()
        .map(
            p ->
                p instanceof Piece.Prose prose && prose.markdown().indexOf('[') >= 0
                    ? new Piece.Prose(prose.markdown() + definitions, prose.line())
                    : p)
        .toList();
  }

  private void problem(int line, String what, String next) {
    problems.add(new Problem(source.file(), line, what, next));
  }
}

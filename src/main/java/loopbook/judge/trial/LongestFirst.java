package loopbook.judge.trial;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/**
 * Begins with the tests that took longest before, where that is known, so that none of them is
 * still at work when all the others are over; otherwise by {@code @Order}. In which order results
 * are told does not depend on it.
 */
public final class LongestFirst extends MethodOrderer.OrderAnnotation {
  /** The configuration parameter with the methods' names, the longest first, with commas. */
  public static final String PARAMETER = "loopbook.longest";

  @Override
  public void orderMethods(MethodOrdererContext context) {
    super.orderMethods(context);
    context
        .getConfigurationParameter(PARAMETER)
        .map(names -> List.of(names.split(",")))
        .ifPresent(
            longest ->
                context
                    .getMethodDescriptors()
                    .sort(Comparator.comparingInt(method -> rank(longest, method))));
  }

  private static int rank(List<String> longest, MethodDescriptor method) {
    int at = longest.indexOf(method.getMethod().getName());
    return at < 0 ? longest.size() : at;
  }
}

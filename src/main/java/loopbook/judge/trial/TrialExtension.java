package loopbook.judge.trial;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Gives each test a child of its own and what it varies, and explains its failures by what became
 * of that.
 */
final class TrialExtension implements ParameterResolver, InvocationInterceptor {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(TrialExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Submission.class || type == Inputs.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == Inputs.class) {
      return bench(context).inputs(context.getRequiredTestMethod().getName());
    }
    return context
        .getStore(OURS)
        .computeIfAbsent(Submission.class, key -> admit(context), Submission.class);
  }

  private static Submission admit(ExtensionContext context) {
    return bench(context).admit(context.getUniqueId());
  }

  private static Bench bench(ExtensionContext context) {
    return Bench.find(context.getConfigurationParameter(Bench.PARAMETER).orElse(null))
        .orElseThrow(
            () -> new ParameterResolutionException("these tests are run by Loopbook's judge only"));
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Submission submission = context.getStore(OURS).get(Submission.class, Submission.class);
    if (submission == null) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
      submission.finish();
    } catch (Throwable thrown) {
      throw submission.explained(thrown); // while the child, if it is still there, can be asked
    } finally {
      submission.close();
    }
  }
}

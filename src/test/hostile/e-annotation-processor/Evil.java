import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

@SupportedAnnotationTypes("*")
public class Evil extends AbstractProcessor {
  @Override
  public boolean process(Set<? extends TypeElement> all, RoundEnvironment round) {
    throw new Error("run while compiling");
  }
}

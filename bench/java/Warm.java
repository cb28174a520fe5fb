import java.util.Locale;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The tests alone: runs them again and again in one JVM; each time's seconds on a line. */
final class Warm {
  private Warm() {}

  public static void main(String[] args) {
    int times = Integer.parseInt(args[1]);
    Launcher launcher = LauncherFactory.create();
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectClass(args[0]))
            .build();
    for (int i = 0; i < times; i++) {
      SummaryGeneratingListener heard = new SummaryGeneratingListener();
      long begin = System.nanoTime();
      launcher.execute(request, heard);
      double seconds = (System.nanoTime() - begin) / 1e9;
      var summary = heard.getSummary();
      if (summary.getTestsSucceededCount() != 9 || summary.getTotalFailureCount() != 0) {
        summary.printFailuresTo(new java.io.PrintWriter(System.err, true));
        System.exit(1);
      }
      System.out.println(String.format(Locale.ROOT, "%.4f", seconds));
    }
  }
}

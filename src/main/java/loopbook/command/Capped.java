package loopbook.command;

import java.util.HashMap;
import java.util.Map;
import loopbook.example.Listener;
import loopbook.example.Outlet;
import loopbook.example.RoleRun;

/**
 * Lets the beginning of what each role prints through: a peer can make a program print for ever.
 */
final class Capped implements Listener {
  private static final int MOST = 2000;

  private final Context context;
  private final Listener to;
  private final Map<String, Long> printed = new HashMap<>();

  Capped(Context context, Listener to) {
    this.context = context;
    this.to = to;
  }

  @Override
  public synchronized void printed(String role, Outlet.Stream stream, String text) {
    long before = printed.getOrDefault(role, 0L);
    int room = (int) Math.max(0, Math.min(text.length(), MOST - before));
    printed.put(role, before + text.length());
    if (room > 0) {
      to.printed(role, stream, text.substring(0, room));
    }
  }

  @Override
  public void wantsInput(String role, boolean wants) {
    to.wantsInput(role, wants);
  }

  @Override
  public synchronized void ended(RoleRun role) {
    to.ended(role);
    long beyond = printed.getOrDefault(role.role(), 0L) - MOST;
    if (beyond > 0) {
      context.sink().text(Say.text(context, "encounter.omitted", role.role(), beyond));
    }
  }
}

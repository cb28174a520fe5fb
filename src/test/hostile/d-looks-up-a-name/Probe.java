import java.io.*;
import java.lang.management.*;
import java.net.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

public class Probe {
  public static void handle(Socket socket) throws Exception {
    Hashtable<String, String> settings = new Hashtable<>();
    settings.put("java.naming.factory.initial", "com.sun.jndi.ldap.LdapCtxFactory");
    settings.put("com.sun.jndi.ldap.connect.timeout", "500");
    settings.put("com.sun.jndi.ldap.read.timeout", "500");
    System.setProperty("com.sun.jndi.ldap.object.trustURLCodebase", "true");
    try {
      new javax.naming.InitialContext(settings).lookup("ldap://127.0.0.1:1/cn=evil");
      return;
    } catch (javax.naming.NamingException | RuntimeException refused) {
      // nobody is there
    }
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    }
  }
}

package dev.purser.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** Tells clients apart by where they come from. */
final class Addresses {
  /** Whoever has an IPv6 address has all of its network's, so that the network counts. */
  private static final int NETWORK_BYTES = 8;

  private Addresses() {}

  static String of(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    return address.indexOf(':') < 0 ? address : network(address);
  }

  private static String network(String address) {
    try {
      return InetAddress.ofLiteral(address) instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES)
          : address;
    } catch (IllegalArgumentException notAnAddress) {
      return address;
    }
  }
}

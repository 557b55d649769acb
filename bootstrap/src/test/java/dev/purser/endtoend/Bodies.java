package dev.purser.endtoend;

/** The bodies of requests. */
final class Bodies {
  private Bodies() {}

  static String customer(String email) {
    return """
    {"email":"%s","name":"A buyer","password":"not a secret"}
    """
        .formatted(email);
  }

  static String product(String sku, long price) {
    return """
    {"sku":"%s","name":"A product","status":"PUBLISHED","price":%s}
    """
        .formatted(sku, credits(price));
  }

  static String receipt(String sku, long quantity) {
    return """
    {"type":"RECEIVE","sku":"%s","location":"MAIN","quantity":%d}
    """
        .formatted(sku, quantity);
  }

  static String grant(String account, long credits) {
    return """
    {"accountId":"%s","amount":%s}
    """
        .formatted(account, credits(credits));
  }

  static String transfer(String from, String to, long credits) {
    return """
    {"from":"%s","to":"%s","amount":%s}
    """
        .formatted(from, to, credits(credits));
  }

  static String order(String customer, String... lines) {
    return """
    {"customerId":"%s","lines":[%s]}
    """
        .formatted(customer, String.join(",", lines));
  }

  static String line(String sku, long quantity) {
    return """
    {"sku":"%s","quantity":%d}\
    """
        .formatted(sku, quantity);
  }

  static String credits(long amount) {
    return """
    {"asset":"CREDIT","amount":%d}\
    """
        .formatted(amount);
  }
}

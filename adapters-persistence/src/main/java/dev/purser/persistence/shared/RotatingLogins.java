package dev.purser.persistence.shared;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Logs in with the first of the passwords of the moment with which the database lets in. */
final class RotatingLogins extends AbstractDataSource {
  private final String url;
  private final Properties properties;
  private final String user;
  private final DatabasePasswords passwords;

  RotatingLogins(String url, Properties properties, String user, DatabasePasswords passwords) {
    this.url = url;
    this.properties = properties;
    this.user = user;
    this.passwords = passwords;
  }

  @Override
  public Connection getConnection() throws SQLException {
    var refused = new SQLException("there is no password to log in with");
    for (var password : passwords.current()) {
      try {
        return DriverManager.getConnection(url, login(password));
      } catch (SQLException failed) {
        if (!SqlStates.isRefusedLogin(failed)) {
          throw failed;
        }
        refused = failed;
      }
    }
    throw refused;
  }

  /** The pool's own idea of who logs in is as old as the pool. */
  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return getConnection();
  }

  private Properties login(String password) {
    var login = new Properties();
    login.putAll(properties);
    login.setProperty("user", user);
    login.setProperty("password", password);
    return login;
  }

  /** The driver has limits of its own, which the URL sets. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public void setLogWriter(PrintWriter writer) {}
}

package dev.purser.persistence.shared;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Has a pool whose passwords may change ask for them anew for each connection. */
final class RotatingLoginsOfPool implements BeanPostProcessor {
  private final DatabasePasswords passwords;

  RotatingLoginsOfPool(DatabasePasswords passwords) {
    this.passwords = passwords;
  }

  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.setDataSource(
          new RotatingLogins(
              pool.getJdbcUrl(), pool.getDataSourceProperties(), pool.getUsername(), passwords));
    }
    return bean;
  }
}

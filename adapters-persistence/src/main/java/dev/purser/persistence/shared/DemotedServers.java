package dev.purser.persistence.shared;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has the pool give up connections to a server that may only be read: after a failover they lead to
 * the old one for as long as they live, and a new one may lead to the right one.
 */
final class DemotedServers implements BeanPostProcessor {
  @Override
  public Object postProcessBeforeInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      pool.setExceptionOverride(new GivenUp());
    }
    return bean;
  }

  /** The annotation is named in full because the pool's verdict has the same name. */
  private static final class GivenUp implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
      return SqlStates.isReadOnly(failure)
          ? SQLExceptionOverride.Override.MUST_EVICT
          : SQLExceptionOverride.Override.CONTINUE_EVICT;
    }
  }
}

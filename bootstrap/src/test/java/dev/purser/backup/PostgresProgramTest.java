package dev.purser.backup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostgresProgramTest {

  @Test
  void saysWhichProgramIsMissingAndWhereItComesFrom() {
    assertThatThrownBy(() -> PostgresProgram.find("pg_dump", 99))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("This needs pg_dump of PostgreSQL 99 or newer, and there is ")
        .hasMessageContaining("postgresql-client-99");
    assertThatThrownBy(() -> PostgresProgram.find("pg_no_such_program", 15))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("and there is none");
  }
}

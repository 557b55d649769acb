package dev.purser.architecture.violations.wiring;

import org.springframework.jdbc.core.JdbcTemplate;

/** Leans on the database framework. */
record ReachingRows(JdbcTemplate jdbc) {}

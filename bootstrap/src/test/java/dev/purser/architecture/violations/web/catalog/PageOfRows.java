package dev.purser.architecture.violations.web.catalog;

import java.sql.ResultSet;

/** Speaks SQL. */
record PageOfRows(ResultSet rows) {}

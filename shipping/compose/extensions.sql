-- What only a superuser can create, once, when the database is made; ./purser doctor asks for it.
CREATE EXTENSION pg_stat_statements;
CREATE EXTENSION amcheck;

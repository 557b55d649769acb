--liquibase formatted sql

--changeset purser:invariant-results
--comment What the last check of everything and the last one of what was recent found, for every instance to tell. invariant_checks has when everything held.
CREATE TABLE invariant_results (
  scope      text PRIMARY KEY CHECK (scope IN ('FULL', 'RECENT')),
  checked_at timestamptz NOT NULL,
  broken     bigint NOT NULL CHECK (broken >= 0)
);
INSERT INTO invariant_results (scope, checked_at, broken)
SELECT 'FULL', checked_at, 0
FROM invariant_checks;
--rollback DROP TABLE invariant_results;

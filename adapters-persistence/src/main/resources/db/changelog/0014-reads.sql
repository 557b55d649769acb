--liquibase formatted sql

--changeset purser:transfers-by-reference
--comment As unique as it was, and now it also finds what all callers call by one reference.
CREATE UNIQUE INDEX transfers_reference_caller ON transfers (reference, caller)
  WHERE reference IS NOT NULL;
DROP INDEX transfers_reference;
ALTER INDEX transfers_reference_caller RENAME TO transfers_reference;
--rollback DROP INDEX transfers_reference;
--rollback CREATE UNIQUE INDEX transfers_reference ON transfers (caller, reference) WHERE reference IS NOT NULL;

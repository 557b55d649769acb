--liquibase formatted sql

--changeset purser:audit-entries
--comment Who wrote what that moves no value; idempotency_keys tell of what does. Never edited.
CREATE TABLE audit_entries (
  id          uuid PRIMARY KEY,
  at          timestamptz NOT NULL,
  caller      text COLLATE "C" NOT NULL CHECK (length(caller) BETWEEN 1 AND 100),
  role        text CHECK (role IN ('CUSTOMER', 'SUPPORT', 'ADMIN', 'SERVICE', 'ANALYST')),
  action      text COLLATE "C" NOT NULL CHECK (length(action) BETWEEN 1 AND 50),
  resource_id uuid NOT NULL
);
--rollback DROP TABLE audit_entries;

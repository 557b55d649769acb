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

--changeset purser:sessions
CREATE TABLE sessions (
  id          uuid PRIMARY KEY,
  customer_id uuid NOT NULL REFERENCES customers,
  opened_at   timestamptz NOT NULL,
  revoked_at  timestamptz
);
CREATE INDEX sessions_customer ON sessions (customer_id, opened_at);
CREATE INDEX sessions_opened_at ON sessions (opened_at);
--rollback DROP TABLE sessions;

--changeset purser:refresh-tokens
--comment Only hashes are kept. A spent token stays, so that its reuse is recognised.
CREATE TABLE refresh_tokens (
  hash       text COLLATE "C" PRIMARY KEY CHECK (length(hash) = 64),
  session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  spent_at   timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
--rollback DROP TABLE refresh_tokens;

--changeset purser:machine-clients
CREATE TABLE machine_clients (
  id           uuid PRIMARY KEY,
  name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  secret_hash  text COLLATE "C" NOT NULL CHECK (length(secret_hash) = 64),
  former_hash  text COLLATE "C" CHECK (length(former_hash) = 64),
  former_until timestamptz,
  created_at   timestamptz NOT NULL,
  rotated_at   timestamptz NOT NULL,
  disabled_at  timestamptz,
  version      bigint NOT NULL,
  CHECK ((former_hash IS NULL) = (former_until IS NULL))
);
--rollback DROP TABLE machine_clients;

--changeset purser:external-identities
--comment Which customer a person of an OpenID provider is.
CREATE TABLE external_identities (
  issuer      text COLLATE "C" NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
  subject     text COLLATE "C" NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
  customer_id uuid NOT NULL REFERENCES customers,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX external_identities_customer ON external_identities (customer_id);
--rollback DROP TABLE external_identities;

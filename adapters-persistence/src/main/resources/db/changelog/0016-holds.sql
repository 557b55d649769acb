--liquibase formatted sql

--changeset purser:holds-by-payer
--comment A page of a payer's holds, of one status or merged from all of them, at any depth.
CREATE INDEX holds_payer ON holds (from_account, status, id);
DROP INDEX holds_account;
--rollback CREATE INDEX holds_account ON holds (from_account);
--rollback DROP INDEX holds_payer;

--changeset purser:holds-by-status
CREATE INDEX holds_status ON holds (status, id);
--rollback DROP INDEX holds_status;

--changeset purser:holds-due-in-order
DROP INDEX holds_due;
CREATE INDEX holds_due ON holds (expires_at, id) WHERE status = 'OPEN' AND expires_at IS NOT NULL;
--rollback DROP INDEX holds_due;
--rollback CREATE INDEX holds_due ON holds (expires_at) WHERE status = 'OPEN' AND expires_at IS NOT NULL;

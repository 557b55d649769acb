--liquibase formatted sql

--changeset purser:audit-by-time
--comment Nothing but appends at the right end of each, so that the write path hardly pays for them.
ALTER TABLE idempotency_keys ADD COLUMN caller_role text
  CHECK (caller_role IN ('CUSTOMER', 'SUPPORT', 'ADMIN', 'SERVICE', 'ANALYST'));
CREATE INDEX idempotency_keys_time ON idempotency_keys (created_at, command_id);
CREATE INDEX idempotency_keys_resource ON idempotency_keys (resource_id);
CREATE INDEX audit_entries_time ON audit_entries (at, id);
CREATE INDEX audit_entries_caller ON audit_entries (caller, at, id);
CREATE INDEX audit_entries_resource ON audit_entries (resource_id);
--rollback DROP INDEX audit_entries_resource;
--rollback DROP INDEX audit_entries_caller;
--rollback DROP INDEX audit_entries_time;
--rollback DROP INDEX idempotency_keys_resource;
--rollback DROP INDEX idempotency_keys_time;
--rollback ALTER TABLE idempotency_keys DROP COLUMN caller_role;

--changeset purser:audit-append-only splitStatements:false
--comment Whoever it is: what was written is neither changed nor removed. Answers may be forgotten.
CREATE FUNCTION refuse_to_change_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only: % of %', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();

CREATE TRIGGER idempotency_keys_append_only
  BEFORE DELETE OR TRUNCATE ON idempotency_keys
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_audit();

CREATE TRIGGER idempotency_keys_only_forget
  BEFORE UPDATE ON idempotency_keys
  FOR EACH ROW
  WHEN (NEW.answer IS NOT NULL
    OR (NEW.caller, NEW.operation, NEW.key, NEW.command_id, NEW.fingerprint, NEW.resource_id,
        NEW.answer_type, NEW.answer_version, NEW.created_at, NEW.caller_role)
      IS DISTINCT FROM
       (OLD.caller, OLD.operation, OLD.key, OLD.command_id, OLD.fingerprint, OLD.resource_id,
        OLD.answer_type, OLD.answer_version, OLD.created_at, OLD.caller_role))
  EXECUTE FUNCTION refuse_to_change_audit();
--rollback DROP TRIGGER idempotency_keys_only_forget ON idempotency_keys;
--rollback DROP TRIGGER idempotency_keys_append_only ON idempotency_keys;
--rollback DROP TRIGGER audit_entries_append_only ON audit_entries;
--rollback DROP FUNCTION refuse_to_change_audit;

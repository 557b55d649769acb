--liquibase formatted sql

--changeset purser:scheduled-tasks
--comment Of db-scheduler: a row per recurring job, so few that they need no index but their key. [allow texts-are-checked: the columns are db-scheduler's] [allow integers-are-big: the columns are db-scheduler's]
CREATE TABLE scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
) WITH (fillfactor = 50);
--rollback DROP TABLE scheduled_tasks;

--changeset purser:scheduled-transfers
--comment Transfers that are made later. run_at says when, changed_at when one was asked for or ended. [allow texts-are-checked: JSON that the application has measured, and an asset] [allow integers-are-big: counts the legs of one transfer]
CREATE TABLE scheduled_transfers (
  id          uuid PRIMARY KEY,
  caller      text COLLATE "C" NOT NULL CHECK (length(caller) BETWEEN 1 AND 100),
  role        text NOT NULL CHECK (role IN ('CUSTOMER', 'SUPPORT', 'ADMIN', 'SERVICE', 'ANALYST')),
  listed      boolean NOT NULL,
  reference   text COLLATE "C" CHECK (length(reference) <= 100),
  metadata    text,
  run_at      timestamptz NOT NULL,
  status      text NOT NULL CHECK (status IN ('SCHEDULED', 'DONE', 'REFUSED', 'CANCELLED')),
  transfer_id uuid REFERENCES transfers,
  refusals    text,
  created_at  timestamptz NOT NULL,
  changed_at  timestamptz NOT NULL,
  CONSTRAINT scheduled_transfers_done CHECK ((status = 'DONE') = (transfer_id IS NOT NULL)),
  CONSTRAINT scheduled_transfers_refused CHECK ((status = 'REFUSED') = (refusals IS NOT NULL))
);
CREATE INDEX scheduled_transfers_due ON scheduled_transfers (run_at, id)
  WHERE status = 'SCHEDULED';
CREATE INDEX scheduled_transfers_status ON scheduled_transfers (status, id);
CREATE INDEX scheduled_transfers_caller ON scheduled_transfers (caller, id);
CREATE UNIQUE INDEX scheduled_transfers_transfer ON scheduled_transfers (transfer_id)
  WHERE transfer_id IS NOT NULL;
CREATE TABLE scheduled_transfer_legs (
  scheduled_transfer_id uuid NOT NULL REFERENCES scheduled_transfers,
  leg                   integer NOT NULL CHECK (leg >= 0),
  from_account          uuid NOT NULL,
  to_account            uuid NOT NULL,
  asset                 text COLLATE "C" NOT NULL,
  amount                bigint NOT NULL CHECK (amount BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (scheduled_transfer_id, leg)
);
--rollback DROP TABLE scheduled_transfer_legs;
--rollback DROP TABLE scheduled_transfers;

--changeset purser:lots-due-in-order
--comment A page of due lots begins where the one before ended, however many expire together.
DROP INDEX lots_due;
CREATE INDEX lots_due ON lots (expires_at, id) WHERE remaining > held AND expires_at IS NOT NULL;
--rollback DROP INDEX lots_due;
--rollback CREATE INDEX lots_due ON lots (expires_at) WHERE remaining > held AND expires_at IS NOT NULL;

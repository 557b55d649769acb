--liquibase formatted sql

--changeset purser:assets-further
--comment Assets are added by administrators; the id is what the audit names.
ALTER TABLE assets ADD COLUMN id uuid;
ALTER TABLE assets ADD COLUMN created_at timestamptz;
UPDATE assets
SET id = CASE code WHEN 'CREDIT' THEN '00000000-0000-7000-8000-000000000004'::uuid
              ELSE gen_random_uuid() END,
    created_at = '2000-01-01T00:00:00Z';
ALTER TABLE assets ALTER COLUMN id SET NOT NULL;
ALTER TABLE assets ALTER COLUMN created_at SET NOT NULL;
ALTER TABLE assets ADD CONSTRAINT assets_name_in_range CHECK (length(name) BETWEEN 1 AND 200);
--rollback ALTER TABLE assets DROP CONSTRAINT assets_name_in_range;
--rollback ALTER TABLE assets DROP COLUMN created_at;
--rollback ALTER TABLE assets DROP COLUMN id;

--changeset purser:accounts-general
--comment The house has one account of each role per asset, and any number of general ones.
ALTER TABLE accounts DROP CONSTRAINT accounts_house_role_check;
ALTER TABLE accounts ADD CONSTRAINT accounts_house_role_check
  CHECK (house_role IN ('ISSUING', 'REVENUE', 'BREAKAGE', 'GENERAL'));
ALTER TABLE accounts ADD CONSTRAINT accounts_of_house_are_open
  CHECK (house_role IS NULL OR status = 'OPEN');
DROP INDEX accounts_house;
CREATE UNIQUE INDEX accounts_house ON accounts (asset, house_role)
  WHERE house_role <> 'GENERAL';
--rollback DROP INDEX accounts_house;
--rollback CREATE UNIQUE INDEX accounts_house ON accounts (asset, house_role) WHERE house_role IS NOT NULL;
--rollback ALTER TABLE accounts DROP CONSTRAINT accounts_of_house_are_open;
--rollback ALTER TABLE accounts DROP CONSTRAINT accounts_house_role_check;
--rollback ALTER TABLE accounts ADD CONSTRAINT accounts_house_role_check CHECK (house_role IN ('ISSUING', 'REVENUE', 'BREAKAGE'));

--changeset purser:accounts-by-asset
CREATE INDEX accounts_asset ON accounts (asset, id);
--rollback DROP INDEX accounts_asset;

--changeset purser:holds-by-receiver
--comment What stands in the way of closing a receiver; orders' holds are for the house alone.
CREATE INDEX holds_receiver ON holds (to_account)
  WHERE status = 'OPEN' AND managed_by IS NULL;
--rollback DROP INDEX holds_receiver;

--changeset purser:account-status-changes
--comment Who froze, unfroze or closed an account, and why. The id is that of the command.
CREATE TABLE account_status_changes (
  id         uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts,
  status     text NOT NULL CHECK (status IN ('OPEN', 'FROZEN', 'CLOSED')),
  caller     text COLLATE "C" NOT NULL CHECK (length(caller) <= 100),
  reason     text CHECK (length(reason) <= 500),
  at         timestamptz NOT NULL
);
CREATE INDEX account_status_changes_account ON account_status_changes (account_id, at, id);
--rollback DROP TABLE account_status_changes;

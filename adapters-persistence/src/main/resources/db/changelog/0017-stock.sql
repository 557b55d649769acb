--liquibase formatted sql

--changeset purser:locations-further
--comment Locations are added by administrators; the id is what the audit names.
ALTER TABLE locations
  ADD COLUMN id uuid,
  ADD COLUMN priority integer NOT NULL DEFAULT 100,
  ADD COLUMN created_at timestamptz,
  ADD COLUMN changed_at timestamptz,
  ADD COLUMN version bigint NOT NULL DEFAULT 1;
UPDATE locations
SET id = CASE code WHEN 'MAIN' THEN '00000000-0000-7000-8000-000000000005'::uuid
              ELSE gen_random_uuid() END,
    created_at = '2000-01-01T00:00:00Z',
    changed_at = '2000-01-01T00:00:00Z';
ALTER TABLE locations
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN priority DROP DEFAULT,
  ALTER COLUMN created_at SET NOT NULL,
  ALTER COLUMN changed_at SET NOT NULL,
  ALTER COLUMN version DROP DEFAULT,
  ADD CONSTRAINT locations_name_in_range CHECK (length(name) BETWEEN 1 AND 200),
  ADD CONSTRAINT locations_priority_in_range CHECK (priority BETWEEN 0 AND 10000);
--rollback ALTER TABLE locations DROP CONSTRAINT locations_priority_in_range, DROP CONSTRAINT locations_name_in_range;
--rollback ALTER TABLE locations DROP COLUMN version, DROP COLUMN changed_at, DROP COLUMN created_at, DROP COLUMN priority, DROP COLUMN id;

--changeset purser:stock-items-low
--comment Which items somebody watches. How many pieces there are is in no index, so that updates touch none.
ALTER TABLE stock_items
  ADD COLUMN low_stock_threshold bigint CHECK (low_stock_threshold >= 0);
CREATE INDEX stock_items_watched ON stock_items (sku, location)
  WHERE low_stock_threshold IS NOT NULL;
--rollback DROP INDEX stock_items_watched;
--rollback ALTER TABLE stock_items DROP COLUMN low_stock_threshold;

--changeset purser:stock-items-by-location
CREATE INDEX stock_items_location_sku ON stock_items (location, sku);
DROP INDEX stock_items_location;
--rollback CREATE INDEX stock_items_location ON stock_items (location);
--rollback DROP INDEX stock_items_location_sku;

--changeset purser:stock-movements-of-all-types
--comment The reference was an order's id until now; it becomes what whoever moves stock calls the movement. A transfer is two movements that name each other.
ALTER TABLE stock_movements RENAME COLUMN reference TO order_id;
ALTER TABLE stock_movements
  ADD COLUMN reference text CHECK (length(reference) <= 100),
  ADD COLUMN other_id uuid,
  ADD COLUMN other_location text COLLATE "C",
  DROP CONSTRAINT stock_movements_type_check,
  DROP CONSTRAINT stock_movements_change_check,
  ADD CONSTRAINT stock_movements_type_check
    CHECK (type IN ('RECEIVE', 'SHIP', 'RETURN', 'ADJUST', 'WRITE_OFF', 'TRANSFER')),
  ADD CONSTRAINT stock_movements_agree_with_type CHECK (
    CASE WHEN type IN ('RECEIVE', 'RETURN') THEN change > 0
         WHEN type IN ('SHIP', 'WRITE_OFF') THEN change < 0
         ELSE change <> 0 END),
  ADD CONSTRAINT stock_movements_other_side CHECK (
    (type = 'TRANSFER') = (other_id IS NOT NULL)
    AND (other_id IS NULL) = (other_location IS NULL)
    AND other_location <> location);
--rollback ALTER TABLE stock_movements
--rollback   DROP CONSTRAINT stock_movements_other_side,
--rollback   DROP CONSTRAINT stock_movements_agree_with_type,
--rollback   DROP CONSTRAINT stock_movements_type_check,
--rollback   ADD CONSTRAINT stock_movements_change_check CHECK (change <> 0),
--rollback   ADD CONSTRAINT stock_movements_type_check CHECK (type IN ('RECEIVE', 'SHIP')),
--rollback   DROP COLUMN other_location,
--rollback   DROP COLUMN other_id,
--rollback   DROP COLUMN reference;
--rollback ALTER TABLE stock_movements RENAME COLUMN order_id TO reference;

--changeset purser:stock-movements-lists
--comment A page of them, of one type or merged from all of them, at any depth; the first also sums them up.
CREATE INDEX stock_movements_stock_type ON stock_movements (sku, location, type, id);
CREATE INDEX stock_movements_location_type ON stock_movements (location, type, id);
CREATE INDEX stock_movements_order ON stock_movements (order_id, id) WHERE order_id IS NOT NULL;
DROP INDEX stock_movements_stock;
--rollback CREATE INDEX stock_movements_stock ON stock_movements (sku, location, id);
--rollback DROP INDEX stock_movements_order;
--rollback DROP INDEX stock_movements_location_type;
--rollback DROP INDEX stock_movements_stock_type;

--changeset purser:stock-limit-changes
--comment Who limited a stock item anew, and to what; never edited. The id is that of the command.
CREATE TABLE stock_limit_changes (
  id                  uuid PRIMARY KEY,
  sku                 text COLLATE "C" NOT NULL,
  location            text COLLATE "C" NOT NULL,
  backorder_limit     bigint NOT NULL CHECK (backorder_limit >= 0),
  low_stock_threshold bigint CHECK (low_stock_threshold >= 0),
  caller              text COLLATE "C" NOT NULL CHECK (length(caller) <= 100),
  at                  timestamptz NOT NULL,
  FOREIGN KEY (sku, location) REFERENCES stock_items
);
CREATE INDEX stock_limit_changes_stock ON stock_limit_changes (sku, location, id);
--rollback DROP TABLE stock_limit_changes;

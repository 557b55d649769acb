--liquibase formatted sql

--changeset purser:parcels-grams-checked
--comment Reads the whole table, and disturbs neither readers nor writers.
ALTER TABLE parcels VALIDATE CONSTRAINT parcels_weight_in_range;
--rollback SELECT 1;

--changeset purser:parcels-weighed
ALTER TABLE parcels
  ADD CONSTRAINT parcels_weighed CHECK (weight_grams IS NOT NULL) NOT VALID;
--rollback ALTER TABLE parcels DROP CONSTRAINT parcels_weighed;

--changeset purser:parcels-weighed-checked
ALTER TABLE parcels VALIDATE CONSTRAINT parcels_weighed;
--rollback SELECT 1;

--changeset purser:parcels-grams-required
--comment The server believes the checked constraint and does not read the table again.
ALTER TABLE parcels ALTER COLUMN weight_grams SET NOT NULL;
ALTER TABLE parcels DROP CONSTRAINT parcels_weighed;
--rollback ALTER TABLE parcels ADD CONSTRAINT parcels_weighed CHECK (weight_grams IS NOT NULL);
--rollback ALTER TABLE parcels ALTER COLUMN weight_grams DROP NOT NULL;

--changeset purser:parcels-text-not-required
--comment So that the release after this one need not write it any more.
ALTER TABLE parcels ALTER COLUMN weight DROP NOT NULL;
--rollback UPDATE parcels SET weight = to_char(weight_grams / 1000.0, 'FM999990.000') || ' kg' WHERE weight IS NULL;
--rollback ALTER TABLE parcels ALTER COLUMN weight SET NOT NULL;

--changeset purser:parcels-by-weight runInTransaction:false
--comment What an attempt that was cut off has left is invalid and goes first.
DROP INDEX CONCURRENTLY IF EXISTS parcels_weight_grams;
CREATE INDEX CONCURRENTLY parcels_weight_grams ON parcels (weight_grams, id);
--rollback DROP INDEX CONCURRENTLY IF EXISTS parcels_weight_grams;

--changeset purser:parcels-by-weight-checked splitStatements:false
DO $$
BEGIN
  IF NOT (SELECT indisvalid FROM pg_index WHERE indexrelid = 'parcels_weight_grams'::regclass) THEN
    RAISE EXCEPTION 'the index parcels_weight_grams is invalid';
  END IF;
END $$;
--rollback SELECT 1;

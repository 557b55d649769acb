--liquibase formatted sql

--changeset purser:parcels-grams
--comment Nullable and without default: nothing is written, and releases that do not know it go on.
ALTER TABLE parcels ADD COLUMN weight_grams bigint;
--rollback ALTER TABLE parcels DROP COLUMN weight_grams;

--changeset purser:parcels-grams-in-range
--comment What is written from now on is checked; what stands there is not looked at yet.
ALTER TABLE parcels
  ADD CONSTRAINT parcels_weight_in_range CHECK (weight_grams BETWEEN 1 AND 100000) NOT VALID;
--rollback ALTER TABLE parcels DROP CONSTRAINT parcels_weight_in_range;

--changeset purser:parcels-fragile
--comment A constant default is kept once for all rows that are there.
ALTER TABLE parcels ADD COLUMN fragile boolean NOT NULL DEFAULT false;
--rollback ALTER TABLE parcels DROP COLUMN fragile;

--changeset purser:parcels-of-trials
--comment Parcels that weigh nothing were trials; there are fewer than these.
DELETE FROM parcels
WHERE id IN (SELECT id FROM parcels WHERE weight = '0.000 kg' ORDER BY id LIMIT 1000);
--rollback SELECT 1;

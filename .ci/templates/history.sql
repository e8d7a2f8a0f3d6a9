-- A history in PostgreSQL: run it once with psql (again does nothing), then add lines of a history, as they are in its
-- file, by one command; a run that is there already is left out, whoever sends it and however often:
--
--   psql "$URL" -v ON_ERROR_STOP=1 -c "\copy bench.incoming (line) from pstdin csv quote e'\x01' delimiter e'\x02'" \
--     < baselines/history.jsonl
--
-- and get them back, byte for byte:
--
--   psql "$URL" -At -c "select line from bench.run order by date, run" > history.jsonl
begin;
-- `if not exists` does not hold between two that begin at once.
do $$ begin perform pg_advisory_xact_lock(7311); end $$;
create schema if not exists bench;

create table if not exists bench.run (
  run_key bigint generated always as identity primary key,
  machine text not null,
  run text not null,
  suite text not null,
  date timestamptz not null,
  commit text,
  toolchain text,
  faults jsonb,
  line text not null,
  unique (machine, run)
);
create index if not exists run_by_place on bench.run (machine, suite, date);

create table if not exists bench.series (
  series_key integer generated always as identity primary key,
  machine text not null,
  suite text not null,
  benchmark jsonb not null,
  metric text not null,
  unit text not null,
  direction text not null,
  nature text not null,
  statistic text not null,
  unique (machine, suite, benchmark, metric, unit, direction, nature, statistic)
);

create table if not exists bench.figure (
  series_key integer not null references bench.series,
  run_key bigint not null references bench.run,
  value double precision not null,
  lower double precision,
  upper double precision,
  replicates integer not null,
  primary key (series_key, run_key)
);

-- What is copied into this view becomes a run and its figures, or nothing where the run is known.
create or replace view bench.incoming as select line from bench.run;

create or replace function bench.take() returns trigger language plpgsql
  set client_min_messages = warning as $$
declare
  entry jsonb;
  key bigint;
begin
  begin
    entry := new.line::jsonb;
  exception when others then
    -- What a killed writer left of a line is passed over, as the tools do.
    raise warning 'a line of % bytes is no JSON: passed over (%)', length(new.line), sqlerrm;
    return null;
  end;
  if entry #>> '{schema,name}' is distinct from 'bench-history' or entry #>> '{schema,version}' <> '1' then
    raise exception 'no line of a history of version 1: %', left(new.line, 80);
  end if;
  insert into bench.run (machine, run, suite, date, commit, toolchain, faults, line)
    values (entry ->> 'machine', entry ->> 'run', entry ->> 'suite', (entry ->> 'date')::timestamptz,
      entry ->> 'commit', entry #>> '{environment,toolchain}', entry -> 'faults', new.line)
    on conflict (machine, run) do nothing returning run_key into key;
  if key is null then return null; end if;
  create temporary table if not exists taken (
    benchmark jsonb, metric text, unit text, direction text, nature text, statistic text, value double precision,
    lower double precision, upper double precision, replicates integer) on commit drop;
  truncate taken;
  insert into taken
    select r -> 'id', f ->> 'metric', m ->> 'unit', m ->> 'direction', m ->> 'nature', f ->> 'statistic',
      (f #>> '{estimate,value}')::double precision, (f #>> '{estimate,lower}')::double precision,
      (f #>> '{estimate,upper}')::double precision, (f #>> '{estimate,replicates}')::integer
    from jsonb_array_elements(entry -> 'results') r, jsonb_array_elements(r -> 'figures') f
    join jsonb_array_elements(entry -> 'metrics') m on m ->> 'name' = f ->> 'metric';
  -- Asked first, since a number of an identity that is not used is lost; in order, so that two writers cannot wait for
  -- each other.
  insert into bench.series (machine, suite, benchmark, metric, unit, direction, nature, statistic)
    select entry ->> 'machine', entry ->> 'suite', benchmark, metric, unit, direction, nature, statistic from taken t
    where not exists (
      select from bench.series s
      where (s.machine, s.suite, s.benchmark, s.metric, s.unit, s.direction, s.nature, s.statistic)
        = (entry ->> 'machine', entry ->> 'suite', t.benchmark, t.metric, t.unit, t.direction, t.nature, t.statistic))
    order by benchmark, metric, statistic
    on conflict do nothing;
  insert into bench.figure
    select s.series_key, key, t.value, t.lower, t.upper, t.replicates
    from taken t join bench.series s
      on (s.machine, s.suite, s.benchmark, s.metric, s.unit, s.direction, s.nature, s.statistic)
        = (entry ->> 'machine', entry ->> 'suite', t.benchmark, t.metric, t.unit, t.direction, t.nature, t.statistic);
  return null;
end $$;

drop trigger if exists take on bench.incoming;
create trigger take instead of insert on bench.incoming for each row execute function bench.take();

-- What a dashboard draws: a point a row, with the names that its filters need.
create or replace view bench.dashboard as
  select r.date as time, s.machine, s.suite, s.benchmark ->> 'group' as "group", s.benchmark ->> 'name' as name,
    s.benchmark -> 'parameters' as parameters, s.metric, s.statistic, s.unit, f.value, f.lower, f.upper, r.commit, r.run
  from bench.figure f join bench.series s using (series_key) join bench.run r using (run_key);

-- The last runs of each series that are fit to be a baseline, the newest first; `place <= 10` are the last ten.
create or replace view bench.last_runs as
  select s.*, r.run, r.date, r.commit, r.toolchain, f.value,
    row_number() over (partition by s.series_key, r.toolchain order by r.date desc, r.run desc) as place
  from bench.figure f join bench.series s using (series_key) join bench.run r using (run_key)
  where r.faults is null;

-- By how much each series became worse over its last 30 fit runs, as a share, by a straight line through logarithms:
-- a list of where to look. What has changed is said by bench-compare --history, which keeps its rate of false findings.
create or replace view bench.slowest_trends as
  select machine, suite, benchmark, metric, statistic, toolchain, count(*) as runs,
    exp((case direction when 'larger' then -1 else 1 end) * regr_slope(ln(value), -place) * (count(*) - 1)) - 1 as worse
  from bench.last_runs
  where place <= 30 and value > 0
  group by series_key, machine, suite, benchmark, metric, statistic, direction, toolchain
  having count(*) >= 8
  order by worse desc nulls last;
commit;

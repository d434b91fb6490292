-- The counters of the statistics, which triggers keep, know nothing of rows that were loaded without them.
select private.mend_statistics();
select private.compact_statistics(0);

"""The same question asked of DuckDB, as somebody who knows it would ask: one file or many, types
given, unrelated lines of a combined log left out before anything is taken apart.

Prints how many (viewer, recording) pairs were served to somebody neither owner nor authorised.
"""

import sys

import duckdb

format, recordings, authorised, *logs = sys.argv[1:]

events = {
    "csv": """
        SELECT viewer, recording, time, action, bytes FROM read_csv($logs, header = true, columns = {
          'time': 'TIMESTAMPTZ', 'viewer': 'VARCHAR', 'recording': 'VARCHAR', 'action': 'VARCHAR',
          'status': 'SMALLINT', 'bytes': 'BIGINT', 'address': 'VARCHAR'}, auto_detect = false)
    """,
    "json-lines": """
        SELECT viewer, recording, time, action, bytes FROM read_json($logs,
          format = 'newline_delimited', columns = {'time': 'TIMESTAMPTZ', 'viewer': 'VARCHAR',
          'recording': 'VARCHAR', 'action': 'VARCHAR', 'bytes': 'BIGINT'})
    """,
    "combined": """
        SELECT 'pt-' || part.viewer AS viewer, part.recording AS recording,
          strptime(part.time, '%d/%b/%Y:%H:%M:%S %z') AS time,
          CASE WHEN part.stream = '' THEN 'shown' ELSE 'opened' END AS action,
          part.bytes::BIGINT AS bytes
        FROM (
          SELECT regexp_extract(line,
            '^[^ ]* - ([^ ]+) \\[([^]]+)\\] "GET /v1/replays/([^/ ]+)(/stream)? [^"]*" 2[0-9]{2} ([0-9]+)',
            ['viewer', 'time', 'recording', 'stream', 'bytes']) AS part
          FROM read_csv($logs, header = false, columns = {'line': 'VARCHAR'}, delim = '\x01',
            quote = '', escape = '', auto_detect = false)
          WHERE contains(line, ' "GET /v1/replays/'))
        WHERE part.recording <> ''
    """,
}

connection = duckdb.connect()
connection.execute(
    "CREATE TABLE recordings AS SELECT recording, patient FROM read_csv($path)", {"path": recordings})
connection.execute(
    "CREATE TABLE authorised AS SELECT viewer, patient FROM read_csv($path)", {"path": authorised})
answer = connection.execute(
    f"""
    SELECT e.viewer, e.recording, r.patient, count(*), min(time), max(time),
      bool_or(action = 'opened'), sum(bytes) FILTER (action = 'opened')
    FROM ({events[format]}) e JOIN recordings r USING (recording)
    WHERE e.viewer <> r.patient AND NOT EXISTS (
      SELECT 1 FROM authorised a WHERE a.viewer = e.viewer AND a.patient = r.patient)
    GROUP BY ALL
    """,
    {"logs": logs}).fetchall()
print(len(answer))

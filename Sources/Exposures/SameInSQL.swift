/// What the correlator decides, said again in plain SQL, for an auditor with `sqlite3` and for the
/// tests that hold the two against each other on thousands of random small worlds (DESIGN §12).
///
/// Tables, with times as integers on one scale and open ends as the least and greatest of them:
/// `events(recording, viewer, session, address, time, action)` with the action as 0 attempted,
/// 1 linked, 2 shown, 3 opened; `recordings(recording, patient, start, stop)`;
/// `authorised(viewer, patient, recording, start, stop)`; `accounts(viewer, patient, start, stop)`;
/// `sessions(session, viewer, start, stop)`. Absent values are null. Repeated deliveries are left
/// out beforehand.
package enum SameInSQL {
  /// One row an exposure: recording, patient (null: unattributed), viewer, highest action, and for
  /// each action its count, first and last.
  package static let exposures = """
    WITH named AS (
      SELECT recording, time, action,
        coalesce(viewer,
          (SELECT s.viewer FROM sessions s
            WHERE s.session = e.session AND s.start <= e.time AND e.time < s.stop),
          'unknown:' || coalesce(session, address, '')) AS viewer,
        (SELECT r.patient FROM recordings r
          WHERE r.recording = e.recording AND r.start <= e.time AND e.time < r.stop) AS owner
      FROM events e),
    wrong AS (
      SELECT * FROM named n
      WHERE viewer IS NOT owner
        AND NOT EXISTS (SELECT 1 FROM accounts a
          WHERE a.viewer = n.viewer AND a.patient = n.owner
            AND a.start <= n.time AND n.time < a.stop)
        AND NOT EXISTS (SELECT 1 FROM authorised z
          WHERE z.viewer = n.viewer AND z.start <= n.time AND n.time < z.stop
            AND CASE WHEN z.recording IS NOT NULL THEN z.recording = n.recording
                     WHEN z.patient IS NOT NULL THEN z.patient = n.owner
                     ELSE 1 END))
    SELECT recording, owner, viewer, max(action),
      count(*) FILTER (WHERE action = 0),
      min(time) FILTER (WHERE action = 0), max(time) FILTER (WHERE action = 0),
      count(*) FILTER (WHERE action = 1),
      min(time) FILTER (WHERE action = 1), max(time) FILTER (WHERE action = 1),
      count(*) FILTER (WHERE action = 2),
      min(time) FILTER (WHERE action = 2), max(time) FILTER (WHERE action = 2),
      count(*) FILTER (WHERE action = 3),
      min(time) FILTER (WHERE action = 3), max(time) FILTER (WHERE action = 3)
    FROM wrong GROUP BY recording, owner, viewer ORDER BY recording, owner, viewer
    """
}

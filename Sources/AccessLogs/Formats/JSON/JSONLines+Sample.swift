extension JSONLines {
  static let sample = #"""
    {
      name: "json-lines-sample",
      format: "json-lines",
      fields: {
        time: ["ts", "@timestamp"], viewer: "actor.id", session: "session",
        recording: ["items[].recording", "recording"], action: "event", status: "status",
        bytes: "bytes", seconds: "played_s", address: "ip",
      },
      viewer: { prefix: "pt-" },
      actions: { listed: "shown", played: "opened" },
      samples: [
        {
          line: '{"ts":"2020-06-09T12:02:11+01:00","event":"listed","actor":{"id":"7"},"items":[{"recording":"r-1"},{"recording":"r-2"},{"recording":"r-1"},{"recording":null}]}',
          events: [
            { recording: "r-1", viewer: "pt-7", action: "shown", time: "2020-06-09T11:02:11Z", bytes: null, session: null },
            { recording: "r-2", viewer: "pt-7", action: "shown" },
          ],
        },
        {
          line: '{"@timestamp":"2020-06-09T11:06:00.123456789Z","event":"played","actor.id":"7","session":"s-1","recording":9001,"status":206,"bytes":"1048576","played_s":61.5,"ip":"192.0.2.7"}',
          events: [
            { recording: "9001", viewer: "pt-7", action: "opened", time: "2020-06-09T11:06:00.123456789Z", bytes: 1048576, seconds: 61.5, session: "s-1", address: "192.0.2.7" },
          ],
        },
        {
          line: '{"ts":"2020-06-09T11:06:01Z","\\u0065vent":"pl\\u0061yed","actor":{"id":"-"},"recording":"r-1","status":403}',
          events: [{ recording: "r-1", viewer: null, action: "attempted" }],
        },
        { line: '{"ts":"2020-06-09T11:06:01Z","event":"logged-in"}', outcome: "ignored" },
        { line: '{"ts":"2020-06-09T11:06:01Z","event":"listed","items":[]}', events: [] },
        { line: '{"ts":"2020-06-09T11:06:01Z","event":"played"}', outcome: "rejected" },
        { line: '{"ts":"2020-02-30T11:06:01Z","event":"played","recording":"r-1"}', outcome: "rejected" },
        { line: '{"ts":1591700761,"event":"played","recording":"r-1"}', outcome: "rejected" },
        { line: '{"event":"played","recording":"r-1","recording":"r-2","ts":"2020-06-09T11:06:01Z"}', outcome: "rejected" },
        { line: '{"event":"played","recording":"r-1"', outcome: "rejected" },
      ],
    }
    """#
}

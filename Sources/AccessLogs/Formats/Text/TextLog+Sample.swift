extension TextLog {
  static let sample = #"""
    {
      name: "text-sample",
      format: "text",
      layout: '$remote_addr $host "$http_x_account" [$time_local] "$request" $status $bytes_sent rt=$request_time range="$sent_http_content_range" $http_user_agent',
      viewer: { field: "http_x_account", prefix: "pt-" },
      routes: [
        { request: "GET /v1/replays/{recording}/content", action: "opened" },
        { request: "GET /v1/replays/{recording}", action: "shown" },
      ],
      samples: [
        {
          line: '192.0.2.9 replay.example "7" [09/Jun/2020:12:05:04 +0100] "GET /v1/replays/r-1/content HTTP/2.0" 206 1048976 rt=2.500 range="bytes 0-1048575/5000000" player/1.0 (phone; like other)',
          events: [{ recording: "r-1", viewer: "pt-7", action: "opened", time: "2020-06-09T11:05:01.5Z", bytes: 1048976, address: "192.0.2.9", session: null, id: null, range: "0-1048575/5000000" }],
        },
        {
          line: '2001:db8::7 replay.example "us er\\x22x" [09/Jun/2020:11:05:04 +0000] "GET /v1/replays/caf%C3%A9%201 HTTP/1.1" 200 5000 rt=0.000 range="-" -',
          events: [{ recording: "café 1", viewer: "pt-us er\"x", action: "shown", time: "2020-06-09T11:05:04Z", range: null }],
        },
        {
          line: '192.0.2.9 replay.example "-" [09/Jun/2020:11:05:04 +0000] "GET /v1/replays/r-1/content HTTP/1.1" 403 300 rt=0.000 range="-" -',
          events: [{ recording: "r-1", viewer: null, action: "attempted" }],
        },
        {
          // No more than headers: a player's probe.
          line: '192.0.2.9 replay.example "7" [09/Jun/2020:11:05:04 +0000] "GET /v1/replays/r-1/content HTTP/1.1" 200 1024 rt=0.000 range="-" -',
          events: [{ recording: "r-1", viewer: "pt-7", action: "shown" }],
        },
        {
          line: '192.0.2.9 replay.example "7" [09/Jun/2020:11:05:04 +0000] "GET /health HTTP/1.1" 200 2 rt=0.000 range="-" -',
          outcome: "ignored",
        },
        {
          line: '192.0.2.9 replay.example "-" [09/Jun/2020:11:05:04 +0000] "\\x16\\x03\\x01" 400 150 rt=0.000 range="-" -',
          outcome: "ignored",
        },
        {
          line: '192.0.2.9 replay.example "7" [30/Feb/2020:11:05:04 +0000] "GET /v1/replays/r-1 HTTP/1.1" 200 2000 rt=0.000 range="-" -',
          outcome: "rejected",
        },
        {
          line: '192.0.2.9 replay.example "7" [09/Jun/2020:11:05:04 +0000] "GET /v1/replays/r-1 HTTP/1.1" 200',
          outcome: "rejected",
        },
        {
          line: '192.0.2.9 replay.example "7" [09/Jun/2020:11:05:04 +0000] "GET /v1/replays/r-1 HTTP/1.1" ok 2000 rt=0.000 range="-" -',
          outcome: "rejected",
        },
      ],
    }
    """#
}

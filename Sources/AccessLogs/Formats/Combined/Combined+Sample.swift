extension Combined {
  static let sample = #"""
    {
      name: "combined-sample",
      format: "combined",
      viewer: { field: "remote_user", prefix: "pt-" },
      session: { field: "vhost" },
      routes: [
        { request: "GET /v1/replays/{recording}/stream", action: "opened" },
        { request: "* /v1/replays/{recording}", action: "shown" },
        { request: "GET /media/**/{recording}.mp4", action: "opened" },
      ],
      fields: { range: ["crange", "range"] },
      samples: [
        {
          line: '192.0.2.7 - 7 [09/Jun/2020:12:02:11 +0100] "GET /v1/replays/r-1 HTTP/1.1" 200 512 "-" "app/3.1"',
          events: [{ recording: "r-1", viewer: "pt-7", action: "shown", time: "2020-06-09T11:02:11Z", bytes: 512, address: "192.0.2.7", session: null, range: null }],
        },
        {
          line: '192.0.2.7 - us er\\x22x [09/Jun/2020:11:02:11 +0000] "GET /v1/./replays//r%2d1/stream?sig=%22 HTTP/1.1" 206 1000 "-" "-" rt=0.5 range="bytes=0-" crange="bytes 0-4999/5000"',
          events: [{ recording: "r-1", viewer: 'pt-us er"x', action: "opened", bytes: 1000, range: "0-999/5000" }],
        },
        {
          line: '192.0.2.7 - - [09/Jun/2020:11:02:11 +0000] "GET http://replays.example/media/a/b/r-1.mp4" 206 2 "-" "-"',
          events: [{ recording: "r-1", viewer: null, action: "shown", bytes: 2 }],
        },
        {
          line: '192.0.2.7 - 7 [09/Jun/2020:11:02:11 +0000] "HEAD /v1/replays/r-1/stream HTTP/1.1" 200 - "-" "-"',
          events: [{ recording: "r-1", action: "shown", bytes: 0 }],
        },
        {
          line: '192.0.2.7 - 7 [09/Jun/2020:11:02:11 +0000] "GET /v1/replays/r-1/stream HTTP/1.1" 304 0 "-" "-"',
          events: [{ recording: "r-1", action: "opened", bytes: 0 }],
        },
        {
          line: '192.0.2.7 - 7 [09/Jun/2020:11:02:11 +0000] "GET /v1/replays/r-1/stream HTTP/1.1" 403 153 "-" "-"',
          events: [{ recording: "r-1", action: "attempted", bytes: 153 }],
        },
        {
          line: 'replays.example:443 2001:db8::7 - us er [09/Jun/2020:11:02:11 +0000] "GET /v1/replays/r-1/stream HTTP/1.1" 206 1229 "-" "-"',
          events: [{ recording: "r-1", viewer: "pt-us er", session: "replays.example:443", address: "2001:db8::7", bytes: 1229 }],
        },
        {
          line: '192.0.2.7 - us er\\"x [09/Jun/2020:11:02:11 +0000] "GET /v1/replays/r-1/stream" 200 5000',
          events: [{ recording: "r-1", viewer: 'pt-us er"x', action: "opened", bytes: 5000 }],
        },
        { line: '192.0.2.7 - - [09/Jun/2020:11:02:11 +0000] "\\x16\\x03\\x01\\x22\\x00 200 5" 400 157 "-" "-"', outcome: "ignored" },
        { line: '192.0.2.7 - - [09/Jun/2020:11:02:11 +0000] "" 400 0', outcome: "ignored" },
        { line: '192.0.2.7 - - [09/Jun/2020:11:02:11 +0000] "GET /health HTTP/1.1" 200 2 "-" "-"', outcome: "ignored" },
        { line: 'garbage "" 400', outcome: "ignored" },
        { line: '192.0.2.7 - 7 [30/Feb/2020:11:02:11 +0000] "GET /v1/replays/r-1 HTTP/1.1" 200 512 "-" "-"', outcome: "rejected" },
        { line: '192.0.2.7 - 7 [09/Jun/2020:11:02:11 +0000] "GET /v1/replays/%ff HTTP/1.1" 200 512 "-" "-"', outcome: "rejected" },
        { line: '192.0.2.7 - 7 [09/Jun/2020:11:02:11 +0000] "GET /v1/repl', outcome: "rejected" },
      ],
    }
    """#
}

extension ALB {
  static let sample = #"""
    {
      name: "alb-sample",
      format: "alb",
      routes: [{ request: "GET /v1/replays/{recording}/content", action: "opened" }],
      samples: [
        {
          line: 'h2 2020-06-09T12:05:01.186641Z app/replay/50dc 192.0.2.9:2817 10.0.0.1:8080 0.000 0.011 0.000 206 206 134 1049012 "GET https://replay.example.org:443/v1/replays/r-1/content?v=7 HTTP/2.0" "okhttp/3.12.1" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:eu-west-2:123456789012:targetgroup/replay/73e2 "Root=1-5edf" "replay.example.org" "arn:aws:acm:eu-west-2:123456789012:certificate/1234" 1 2020-06-09T12:05:01.170000Z "forward" "-" "-" "10.0.0.1:8080" "206" "-" "-" TID_1613',
          events: [{ recording: "r-1", viewer: null, action: "opened", time: "2020-06-09T12:05:01.170Z", bytes: 1049012, address: "192.0.2.9", id: null }],
        },
        {
          line: 'https 2020-06-09T12:05:04.186641Z app/replay/50dc 2001:db8::7:2817 - -1 -1 -1 460 - 134 0 "GET https://replay.example.org:443/v1/replays/r-1/content HTTP/1.1" "ua with \\"quote\\" 1" - - - "Root=1-5edf" "replay.example.org" "-" - 2020-06-09T12:05:04.170000Z "-" "-" "-" "-" "-" "-" "-"',
          events: [{ recording: "r-1", action: "attempted", time: "2020-06-09T12:05:04.170Z", bytes: 0, address: "2001:db8::7" }],
        },
        {
          line: 'http 2020-06-09T12:05:05.000001Z app/replay/50dc [2001:db8::7]:2817 10.0.0.1:8080 0.000 0.011 0.000 200 200 134 1024 "GET http://replay.example.org:80/v1/replays/r%201/content HTTP/1.1" "-"',
          events: [{ recording: "r 1", action: "shown", time: "2020-06-09T12:05:05.000001Z", bytes: 1024, address: "2001:db8::7" }],
        },
        {
          line: 'http 2020-06-09T12:05:06.000001Z app/replay/50dc 192.0.2.9:2817 - -1 -1 -1 400 - 0 272 "- http://replay.example.org:80-/ " "-" - - - "-" "-" "-" - 2020-06-09T12:05:06.000000Z "-" "-" "-" "-" "-" "Ambiguous" "SpaceInUri"',
          outcome: "ignored",
        },
        {
          line: 'tls 2.0 2020-06-09T12:05:06 net/replay/c6e7 10aa 192.0.2.9:2817 10.0.0.1:443 5 2 98 246 - arn:aws:acm:eu-west-2:123456789012:certificate/1234 - ECDHE-RSA-AES128-SHA tlsv12 - replay.example.org - - - 2020-06-09T12:05:01',
          outcome: "ignored",
        },
        {
          line: '2020-06-09T12:05:06.506Z 192.0.2.9 36280 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 0.012 - - - Success TID_1613',
          outcome: "ignored",
        },
        {
          line: 'https 2020-06-31T12:05:01.186641Z app/replay/50dc 192.0.2.9:2817 10.0.0.1:8080 0.000 0.011 0.000 200 200 134 4096 "GET https://replay.example.org:443/v1/replays/r-1/content HTTP/1.1" "-"',
          outcome: "rejected",
        },
        {
          line: 'https 2020-06-09T12:05:01.186641Z app/replay/50dc 192.0.2.9:2817 10.0.0.1:8080 0.000 0.011 0.000 200 200 134 4096 "GET https://replay.example.org:443/v1/repl',
          outcome: "rejected",
        },
      ],
    }
    """#
}

import Documents
import Measures
import Operations
import Pages
import Registry
import Testing

/// The day on which the clock of the office starts.
private let today = CivilDate(days: Office.start.milliseconds / 86_400_000)

private func day(_ back: Int64) -> CivilDate { CivilDate(days: today.days - back) }

struct VolumeTests {
    private func begun(_ engine: TestEngine) async throws -> Office {
        let office = try Office(engine)
        _ = try await office.register(Office.service)
        return office
    }

    private func row(
        _ back: Int64, _ channel: String = "web", task: String? = "renew", started: Int? = nil, completed: Int? = nil
    ) -> VolumeRow {
        VolumeRow(day: day(back), channel: channel, task: task, started: started, completed: completed)
    }

    private func send(_ text: String, to office: Office) async throws -> VolumeReport {
        try await office.useCases.recordVolumes(
            "permits", try VolumeFile(csv: Array(text.utf8), name: "v.csv"), by: .commandLine)
    }

    private func problems(_ text: String, _ office: Office) async throws -> [String] {
        do {
            _ = try await send(text, to: office)
            return []
        } catch let error as DocumentProblems {
            return error.problems.map(\.description)
        }
    }

    private func kept(_ office: Office) async throws -> [ReportedVolume] {
        try await office.useCases.volumes("permits", days: day(400)...day(0), by: .commandLine)
    }

    private func value(_ id: String, _ office: Office, of subject: Subject = .service("permits"), days: Int = 90)
        async throws -> MeasuredValue
    {
        let now = office.clock.now
        return try await office.useCases.measure(
            [id], of: subject, over: Window(start: now - .seconds(86_400 * days), end: now), keeper: nil,
            by: .commandLine
        )[0]
    }

    @Test(arguments: TestEngine.allCases)
    func `volumes are kept with what is unknown, and a day sent again is replaced`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        let report = try await send(
            """
            day;task;channel;started;completed;refused
            \(day(2));renew;web;10;8;
            \(day(1));;web;12;;1
            \(day(1));renew;phone;3;3;0

            """, to: office)
        #expect(report.rows == 3 && report.days == day(2)...day(1))
        var rows = try await kept(office)
        #expect(rows.map(\.row.day) == [day(2), day(1), day(1)] && rows.map(\.row.channel) == ["web", "web", "phone"])
        #expect(rows.map(\.row.task) == ["renew", nil, "renew"] && rows.map(\.row.completed) == [8, nil, 3])
        #expect(rows.map(\.row.refused) == [nil, 1, 0] && rows.allSatisfy { $0.row.abandoned == nil })
        #expect(rows.allSatisfy { $0.source == "command line" && $0.reportedAt == office.clock.now })
        office.clock.advance(by: .seconds(60))
        _ = try await office.useCases.recordVolumes(
            "permits", [row(2, started: 11)], source: "web analytics", by: .commandLine)
        rows = try await kept(office)
        #expect(rows.count == 3 && rows[0].row.started == 11 && rows[0].row.completed == nil)
        #expect(rows[0].source == "web analytics" && rows[0].reportedAt == office.clock.now)
    }

    @Test func `each wrong row is told with its line and what was expected, and nothing is kept`() async throws {
        let office = try await begun(.sqlite)
        let found = try await problems(
            """
            day;task;channel;started;completed;refused;abandoned
            \(day(1));renew;web;10;1,5;0;0
            1.2.2026;renew;web;10;5;0;0
            \(day(1));renwe;web;10;5;0;0
            \(day(1));renew;wbe;10;5;0;0
            \(day(-1));renew;phone;10;5;0;0
            \(day(1));renew;phone;10;5;3;3
            \(day(1));renew;phone;10;5;0;0
            \(day(2));renew;phone;10;5
            \(day(3));renew;;-1;5;0;0
            """, office)
        #expect(
            found == [
                "v.csv:2:25: \"completed\" is \"1,5\", expected a whole number from 0 to 1000000000",
                "v.csv:3:1: \"day\" is \"1.2.2026\", expected a day as 2026-03-01",
                "v.csv:4:12: unknown task \"renwe\", expected one of renew, did you mean \"renew\"?",
                "v.csv:5:18: unknown channel \"wbe\", expected one of web, phone, did you mean \"web\"?",
                "v.csv:6:1: the day \(day(-1)) is in the future, expected \(today) (UTC) or earlier",
                "v.csv:8:1: \(day(1)) of phone/renew is here a second time, expected each day once; "
                    + "the first one is in line 7",
                "v.csv:9:1: the row has 5 cells, expected 7, as the first line has",
                "v.csv:10:18: \"channel\" has no value, expected the slug of a channel",
                "v.csv:10:19: \"started\" is \"-1\", expected a whole number from 0 to 1000000000",
            ])
        #expect(try await kept(office).isEmpty)
    }

    @Test func `cases that ended and were begun on earlier days are taken, and told where more ended than began`()
        async throws
    {
        let office = try await begun(.sqlite)
        let report = try await send(
            """
            day;task;channel;started;completed;refused;abandoned
            \(day(3));renew;web;10;12;0;0
            \(day(2));renew;web;10;5000;;
            \(day(2));renew;phone;10;8;1;1
            \(day(1));renew;web;0;1;2;
            \(day(1));renew;phone;;5;;
            """, to: office)
        #expect(report.rows == 5)
        #expect(
            report.warnings.map(\.description) == [
                "v.csv:2:22: completed, refused and abandoned are 12, more than the 10 that were started; "
                    + "cases of earlier days?",
                "v.csv:3:22: completed is 5000, more than the 10 that were started; cases of earlier days?",
                "v.csv:5:22: completed and refused are 3, more than the 0 that were started; cases of earlier days?",
            ])
        #expect(try await kept(office).map(\.row.completed) == [12, 5000, 8, 1, 5])
    }

    @Test(arguments: [-1, 1_000_000_001, Int.max, Int.min])
    func `a number that counts no people is refused, whoever sends it`(number: Int) async throws {
        let office = try await begun(.sqlite)
        let wrong = VolumeRow(day: day(1), channel: "web", started: 5, completed: number, refused: number)
        await #expect {
            try await office.useCases.recordVolumes("permits", [wrong], by: .commandLine)
        } throws: {
            ($0 as? DocumentProblems)?.problems.map(\.what) == [
                "\"completed\" is \"\(number)\"", "\"refused\" is \"\(number)\"",
            ]
        }
        #expect(try await kept(office).isEmpty)
    }

    @Test func `columns are checked, and a file without rows or numbers says so`() async throws {
        let office = try await begun(.sqlite)
        #expect(
            try await problems("day,tsk,channel,started\n\(day(1)),renew,web,1", office) == [
                "v.csv:1:1: the column \"task\" is missing, expected it in the first line",
                "v.csv:1:5: unknown column \"tsk\", expected one of day, task, channel, started, completed, refused, "
                    + "abandoned, did you mean \"task\"?",
            ])
        #expect(
            try await problems("day,task,channel\n\(day(1)),renew,web", office) == [
                "v.csv:1:1: no column holds a number, expected one or more of started, completed, refused, abandoned"
            ])
        #expect(
            try await problems("day,task,channel,started\n", office) == [
                "v.csv:1:1: there is no row, expected one or more"
            ])
        let rows = VolumeFile(rows: [["day": "\(day(1))", "channel": "web", "started": "1.5", "stated": "3"]])
        await #expect {
            try await office.useCases.recordVolumes("permits", rows, by: .commandLine)
        } throws: {
            ($0 as? DocumentProblems)?.problems.map(\.description) == [
                "rows:1:1: unknown key \"stated\", expected one of day, task, channel, started, completed, refused, "
                    + "abandoned, did you mean \"started\"?",
                "rows:1:1: \"started\" is \"1.5\", expected a whole number from 0 to 1000000000",
            ]
        }
    }

    @Test func `who may register may send volumes, others may not`() async throws {
        let office = try await begun(.sqlite)
        let useCases = office.useCases
        _ = try await useCases.recordVolumes("permits", [row(1)], by: Caller(name: "team", role: .serviceTeam))
        for caller in [
            Caller(name: "a", role: .analyst), Caller(name: "o", role: .official), .anyone,
            Caller(name: "other", role: .serviceTeam, services: ["other"]),
        ] {
            await #expect(throws: AccessError.self) {
                try await useCases.recordVolumes("permits", [row(1)], by: caller)
            }
        }
        await #expect(throws: NameError.self) {
            try await useCases.recordVolumes("permit", [row(1)], by: .commandLine)
        }
        await #expect(throws: StatementRefusal.self) {
            try await useCases.recordVolumes("permits", [row(1)], source: "a\nb", by: .commandLine)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is done online is compared over the days that all channels tell of`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        let useCases = office.useCases
        #expect(try await value("takeup.digital", office).outcome == .none(.notMeasured))
        _ = try await useCases.recordVolumes(
            "permits", (1...20).map { row($0, started: 10, completed: 9) }, by: .commandLine)
        #expect(try await value("takeup.digital", office).outcome == .none(.insufficientData))
        #expect(try await value("completion.rate", office).outcome == .number(90))
        #expect(try await value("completion.rate", office).sampleSize == 200)
        _ = try await useCases.recordVolumes(
            "permits", [row(2, "phone", completed: 1), row(1, "phone", completed: 5)], by: .commandLine)
        let takeup = try await value("takeup.digital", office)
        #expect(takeup.outcome == .number(75) && takeup.sampleSize == 24)
        #expect(
            try await value("takeup.digital", office, of: .channel("permits", "web")).outcome == .none(.notApplicable))
        // Nobody tells how many started by phone: its days are no part of what was completed of them.
        #expect(try await value("completion.rate", office).sampleSize == 200)
        #expect(
            try await value("completion.rate", office, of: .channel("permits", "phone")).outcome == .none(.notMeasured))
    }

    @Test(arguments: TestEngine.allCases)
    func `the number of a whole day counts instead of those of its tasks`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        _ = try await office.useCases.recordVolumes(
            "permits",
            [
                row(1, started: 50, completed: 40), row(1, task: nil, started: 100, completed: 90),
                row(2, started: 100, completed: 50),
            ], by: .commandLine)
        let all = try await value("completion.rate", office)
        #expect(all.outcome == .number(70) && all.sampleSize == 200)
        let task = try await value("completion.rate", office, of: .task("permits", "renew"))
        #expect(task.outcome == .number(60) && task.sampleSize == 150)
    }

    @Test(arguments: TestEngine.allCases)
    func `a task that people completed lately is used, and one long ago is not`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        func grades() async throws -> [CoverageRow.Grade] {
            try await office.useCases.parity("permits", keeper: nil, by: .commandLine).coverage[0].cells.map(\.grade)
        }
        let before = try await grades()
        _ = try await office.useCases.recordVolumes(
            "permits", [row(31, completed: 5), row(3, "phone", completed: 0)], by: .commandLine)
        #expect(try await grades() == before && !before.contains(.used))
        _ = try await office.useCases.recordVolumes(
            "permits", [row(30, completed: 1), row(2, "phone", task: nil, completed: 4)], by: .commandLine)
        #expect(try await grades() == [.used, .used])
    }

    @Test(arguments: TestEngine.allCases)
    func `people a day are those counted lately, else those declared`(engine: TestEngine) async throws {
        let office = try await begun(engine)
        func people() async throws -> Int? {
            try await office.useCases.overview(page: 1, by: .commandLine).rows.first?.peoplePerDay
        }
        #expect(try await people() == 100)
        _ = try await office.useCases.recordVolumes("permits", [row(40, started: 7), row(1)], by: .commandLine)
        #expect(try await people() == 100)
        // Two days of four were told of: the mean is over the four.
        _ = try await office.useCases.recordVolumes(
            "permits", [row(5, started: 30), row(2, started: 50), row(1, "phone", started: 8), row(0, started: 900)],
            by: .commandLine)
        #expect(try await people() == 28)
        _ = try await office.register(Office.service.replacing("36500", with: "73000"))
        #expect(try await people() == 28)
    }
}

import Registry

/// What is different between two versions of one registration, in words.
struct RegistrationDifference {
    /// One line for each difference.
    let words: [String]

    init(from old: Registration, to new: Registration) {
        words =
            switch (old, new) {
            case (.service(let old), .service(let new)): Self.words(old, new)
            case (.organisation(let old), .organisation(let new)):
                Self.changed([
                    ("title", old.title == new.title), ("parent", old.parent == new.parent),
                    ("level", old.level == new.level), ("territory", old.territory == new.territory),
                    ("languages", old.languages == new.languages),
                    ("public_holidays", old.publicHolidays == new.publicHolidays),
                    ("timezone", old.timezone == new.timezone),
                ])
            case (.place(let old), .place(let new)):
                Self.changed([
                    ("title", old.title == new.title), ("address", old.address == new.address),
                    ("hours", old.hours == new.hours), ("organisation", old.organisation == new.organisation),
                    ("tasks", old.tasks == new.tasks),
                ])
            case (.component(let old), .component(let new)):
                Self.changed([
                    ("title", old.title == new.title), ("organisation", old.organisation == new.organisation),
                    ("depends_on", old.dependsOn == new.dependsOn), ("officials", old.officials == new.officials),
                ])
            default: ["its format"]
            }
    }

    private static func changed(_ fields: [(name: String, isSame: Bool)]) -> [String] {
        fields.filter { !$0.isSame }.map(\.name)
    }

    private static func words(_ old: PublicService, _ new: PublicService) -> [String] {
        let plain = changed([
            ("title", old.title == new.title), ("summary", old.summary == new.summary),
            ("organisation", old.organisation == new.organisation), ("phase", old.phase == new.phase),
            ("kind", old.kind == new.kind), ("sector", old.sector == new.sector),
            ("languages", old.languages == new.languages), ("instance_of", old.instanceOf == new.instanceOf),
            ("depends_on", old.dependsOn == new.dependsOn), ("volumes", old.volumes == new.volumes),
            ("critical_periods", old.criticalPeriods == new.criticalPeriods),
            ("maintenance", old.maintenance == new.maintenance), ("officials", old.officials == new.officials),
            ("standards", old.standards == new.standards), ("facts", old.facts == new.facts),
            ("feedback", old.feedback == new.feedback),
        ])
        return plain + items("task", old.tasks, new.tasks, id: \.id) + channels(old.channels, new.channels)
    }

    private static func channels(_ old: [ServiceChannel], _ new: [ServiceChannel]) -> [String] {
        var words = items("channel", old, new, id: \.id, isSame: { _, _ in true })
        for channel in new {
            guard let before = old.first(where: { $0.id == channel.id }) else { continue }
            words += changed([
                ("kind", before.kind == channel.kind), ("title", before.title == channel.title),
                ("address", before.address == channel.address), ("hours", before.hours == channel.hours),
                ("languages", before.languages == channel.languages), ("tasks", before.tasks == channel.tasks),
                ("places", before.places == channel.places), ("facts", before.facts == channel.facts),
            ]).map { "channel \(channel.id): \($0)" }
            words += items("channel \(channel.id): probe", before.probes, channel.probes, id: \.id)
        }
        return words
    }

    private static func items<Item: Equatable>(
        _ kind: String, _ old: [Item], _ new: [Item], id: (Item) -> String,
        isSame: (Item, Item) -> Bool = { $0 == $1 }
    ) -> [String] {
        let removed = old.filter { item in !new.contains { id($0) == id(item) } }.map { "\(kind) \(id($0)) removed" }
        let added = new.filter { item in !old.contains { id($0) == id(item) } }.map { "\(kind) \(id($0)) added" }
        let changed = new.filter { item in
            old.contains { id($0) == id(item) && !isSame($0, item) }
        }.map { "\(kind) \(id($0)) changed" }
        return removed + added + changed
    }
}

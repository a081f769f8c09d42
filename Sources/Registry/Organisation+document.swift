public import Documents

extension Organisation {
    /// Reads a file of the format `plumbline-organisation`.
    ///
    /// - Throws: everything that is wrong in the file.
    public static func read(_ document: Document) throws(DocumentProblems) -> Organisation {
        let decoder = try DocumentDecoder(document, of: .organisation)
        let root = decoder.root
        let id = root.required("id") { $0.slug() }
        let title = root.required("title") { $0.text() }
        let parent = root.optional("parent") { $0.slug() }
        if let parent, parent == id, let place = root.location(of: "parent") {
            root.report("\"parent\" names the organisation itself", at: place, expected: "the body above it")
        }
        let level = root.optional("level") { $0.choice(GovernmentLevel.self) }
        let territory = root.optional("territory") { $0.string() }
        let languages = root.list("languages") { $0.languageTag() }
        let holidays = root.list("public_holidays") { $0.civilDate() }
        let timezone = root.optional("timezone") { $0.timezone() }
        root.done()
        var organisation: Organisation?
        if let id, let title {
            organisation = Organisation(
                id: id, title: title, parent: parent, level: level, territory: territory, languages: languages,
                publicHolidays: holidays, timezone: timezone)
        }
        return try decoder.finish(organisation)
    }
}

extension Place {
    /// Reads a file of the format `plumbline-place`.
    ///
    /// - Throws: everything that is wrong in the file.
    public static func read(_ document: Document) throws(DocumentProblems) -> Place {
        let decoder = try DocumentDecoder(document, of: .place)
        let root = decoder.root
        let id = root.required("id") { $0.slug() }
        let title = root.required("title") { $0.text() }
        let address = root.optional("address") { $0.string() }
        let hours = root.openingHours()
        let organisation = root.optional("operator") { $0.slug() }
        let tasks = root.list("tasks") { $0.taskAddress() }
        root.done()
        var place: Place?
        if let id, let title {
            place = Place(
                id: id, title: title, address: address, hours: hours, organisation: organisation, tasks: tasks)
        }
        return try decoder.finish(place)
    }
}

extension Component {
    /// Reads a file of the format `plumbline-component`.
    ///
    /// - Throws: everything that is wrong in the file.
    public static func read(_ document: Document) throws(DocumentProblems) -> Component {
        let decoder = try DocumentDecoder(document, of: .component)
        let root = decoder.root
        let id = root.required("id") { $0.slug() }
        let title = root.required("title") { $0.text() }
        let organisation = root.required("organisation") { $0.slug() }
        let dependsOn = root.list("depends_on") { $0.slug(otherThan: id) }
        let officials = root.list("officials") { Official.read($0) }
        root.done()
        var component: Component?
        if let id, let title, let organisation {
            component = Component(
                id: id, title: title, organisation: organisation, dependsOn: dependsOn, officials: officials)
        }
        return try decoder.finish(component)
    }
}

extension ValueReader {
    /// A slug of something else.
    func slug(otherThan own: String?) -> String? {
        guard let slug = slug() else { return nil }
        guard slug != own else {
            report("\(subject) is \(quoted(slug)), which is this file itself", expected: "the id of something else")
            return nil
        }
        return slug
    }

    /// A task of a service, `service/task`.
    fileprivate func taskAddress() -> String? {
        parse(expected: "a task as service/task, \"renew-passport/apply\"") { word in
            let parts = word.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { isSlug(String($0)) } ? word : nil
        }
    }
}

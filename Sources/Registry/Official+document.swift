import Documents

extension Official {
    /// Reads one official of a service or component.
    static func read(_ value: ValueReader) -> Official? {
        guard let mapping = value.mapping() else { return nil }
        defer { mapping.done() }
        let office = mapping.required("office") { $0.identifier() }
        let name = mapping.optional("name") { $0.string() }
        let email = mapping.required("email") { $0.email() }
        let deputy = mapping.optional("deputy") { $0.email() }
        let language = mapping.optional("language") { $0.languageTag() }
        let hours = mapping.openingHours()
        guard let office, let email else { return nil }
        return Official(office: office, name: name, email: email, deputy: deputy, language: language, hours: hours)
    }
}

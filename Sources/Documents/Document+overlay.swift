extension Document {
    /// The document with one scalar set, as if it stood there: how an environment variable overrides a file.
    ///
    /// - Parameters:
    ///   - path: the keys that lead to the scalar; mappings on the way are made where they are missing.
    ///   - nodes: the node to put there.
    public func setting(_ path: [String], to node: DocumentNode) -> Document {
        Document(
            file: file, root: root.setting(path[...], to: node), format: format, formatLocation: formatLocation,
            formatVersion: formatVersion)
    }
}

extension DocumentNode {
    fileprivate func setting(_ path: ArraySlice<String>, to node: DocumentNode) -> DocumentNode {
        guard let key = path.first else { return node }
        var entries: [DocumentEntry] = []
        if case .mapping(let there) = content { entries = there }
        let old = entries.first { $0.key == key }?.value
        let next = (old ?? DocumentNode(content: .mapping([]), location: node.location))
            .setting(path.dropFirst(), to: node)
        let entry = DocumentEntry(key: key, keyLocation: node.location, value: next)
        if let index = entries.firstIndex(where: { $0.key == key }) {
            entries[index] = entry
        } else {
            entries.append(entry)
        }
        return DocumentNode(content: .mapping(entries), location: location)
    }
}

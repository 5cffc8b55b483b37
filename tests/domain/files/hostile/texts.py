"""Programs, pages and messages under the names of texts; tables with formulas; names that lie."""

from __future__ import annotations

from tests.domain.files.hostile.made import HostileFile, png

UNKNOWN, PROGRAM, PAGE, FORMULA = "reconnu", "programme", "page du web", "formule"


def text(said: str) -> bytes:
    return said.encode()


def named(slug: str, name: str, kept: str) -> HostileFile:
    """An honest image under a name that lies."""
    return HostileFile(f"name: {slug}", name, png, kept=kept)


HOSTILE = (
    HostileFile("nothing", "a.pdf", lambda: b"", "vide"),
    HostileFile("one octet", "a.pdf", lambda: b"\0", UNKNOWN),
    HostileFile("exe called PDF", "a.pdf", lambda: b"MZ\x90\0" + b"\0" * 90, PROGRAM),
    HostileFile("exe called text", "a.txt", lambda: b"MZ" + b"a" * 90, PROGRAM),
    HostileFile("ELF", "a.txt", lambda: b"\x7fELF" + b"\0" * 60, PROGRAM),
    HostileFile("shell script", "a.txt", lambda: b"#!/bin/sh\nrm -rf /\n", PROGRAM),
    HostileFile("Java class", "a.png", lambda: b"\xca\xfe\xba\xbe" + b"\0" * 60, PROGRAM),
    HostileFile("PostScript", "a.pdf", lambda: b"%!PS-Adobe-3.0\n", PROGRAM),
    HostileFile("Windows link", "a.pdf", lambda: b"L\0\0\0\x01\x14\x02\0" + b"\0" * 70, PROGRAM),
    HostileFile("ISO", "a.pdf", lambda: b"\0" * 32_769 + b"CD001" + b"\0" * 99, UNKNOWN),
    HostileFile("page", "a.txt", lambda: text("<!DOCTYPE html><script>a()</script>"), PAGE),
    HostileFile("page after spaces", "a.txt", lambda: text("\n" * 99 + "<HTML><body>"), PAGE),
    HostileFile("XML with a style", "a.txt", lambda: text('<?xml version="1.0"?><a/>'), PAGE),
    HostileFile(
        "page called text, far below",
        "a.html",
        lambda: text("a\n" * 4_000 + "<script>"),
        kept="a.html.txt",
    ),
    HostileFile(
        "saved page (MHT)",
        "a.mht",
        lambda: text("From: a\r\nSubject: b\r\nMIME-Version: 1.0\r\n\r\n<html>"),
        "message",
    ),
    HostileFile(
        "message (EML)", "a.eml", lambda: text("Date: a\nMIME-Version: 1.0\nTo: b\n\nc"), "message"
    ),
    HostileFile(
        "shortcut", "a.url", lambda: text("[InternetShortcut]\nURL=file://e/"), "raccourci"
    ),
    HostileFile(
        "shortcut of Linux", "a.txt", lambda: text("[Desktop Entry]\nExec=rm"), "raccourci"
    ),
    HostileFile("RTF", "a.doc", lambda: b"{\\rtf1{\\object\\objdata 0105}}", "RTF"),
    HostileFile("script of Windows", "a.bat", lambda: text("del *.*"), kept="a.bat.txt"),
    HostileFile("script of PowerShell", "a.ps1", lambda: text("iwr x"), kept="a.ps1.txt"),
    HostileFile("script of the web", "a.js", lambda: text("alert(1)"), kept="a.js.txt"),
    HostileFile("UTF-7", "a.txt", lambda: text("+ADw-script+AD4-a()"), kept="a.txt"),
    HostileFile("UTF-16", "a.txt", lambda: "<script>".encode("utf-16"), "UTF-16"),
    HostileFile("text with zeros", "a.txt", lambda: b"a\0b", UNKNOWN),
    HostileFile("zeros far below", "a.csv", lambda: b"a" * 90_000 + b"\0", UNKNOWN),
    HostileFile("csv: DDE", "a.csv", lambda: text("a;b\n1;=cmd|'/c calc'!A1\n"), FORMULA),
    HostileFile(
        "csv: DDE behind a sign", "a.csv", lambda: text("-2+3+cmd|' /c calc'!A0,b"), FORMULA
    ),
    HostileFile("csv: DDE behind an at", "a.tsv", lambda: text("a\t@SUM(1+9)*cmd|'a'!A0"), FORMULA),
    HostileFile(
        "csv: a link", "a.csv", lambda: text('"=HYPERLINK(""https://e.example"",""a"")"'), FORMULA
    ),
    HostileFile(
        "csv: a mark, then DDE", "a.csv", lambda: b"\xef\xbb\xbf" + text("=a|'b'!c"), FORMULA
    ),
    HostileFile("csv: a wide sign", "a.csv", lambda: text("\uff1dcmd()"), FORMULA),
    HostileFile(
        "csv: a link behind a figure", "a.csv", lambda: text('a;=1+HYPERLINK("https://e")'), FORMULA
    ),
    HostileFile(
        "csv: a link behind a sign", "a.csv", lambda: text('a;+HYPERLINK("https://e")'), FORMULA
    ),
    HostileFile(
        "csv: lines of before", "a.csv", lambda: text('a\r=HYPERLINK("https://e")\r'), FORMULA
    ),
    HostileFile(
        "csv: cells between bars", "a.csv", lambda: text("sep=|\na|=HYPERLINK(1)"), FORMULA
    ),
    HostileFile("HTA", "a.txt", lambda: text("<hta:application><script>"), PAGE),
    HostileFile("PHP", "a.txt", lambda: text("<?php system(1);"), PAGE),
    HostileFile("script of VBS", "a.vbs", lambda: text("o.Run 1"), kept="a.vbs.txt"),
    HostileFile("registry of Windows", "a.reg", lambda: text("[HKEY_USERS]"), kept="a.reg.txt"),
    HostileFile("query of Excel", "a.iqy", lambda: text("WEB\n1\nhttps://e/"), kept="a.iqy.txt"),
    HostileFile("WebAssembly", "a.txt", lambda: b"\0asm\1\0\0\0", UNKNOWN),
    HostileFile("cabinet", "a.pdf", lambda: b"MSCF" + b"\0" * 60, UNKNOWN),
    HostileFile("film", "a.jpg", lambda: b"\0\0\0\x18ftypmp42" + b"\0" * 60, "film"),
    HostileFile("csv: honest signs", "a.csv", lambda: text("-12;+33 6;- non;= 4"), kept="a.csv"),
    named("two ends", "facture.pdf.exe", "facture.pdf.exe.png"),
    named("turned round", "photo\u202egnp.exe", "photognp.exe.png"),
    named("control characters", "a\x07b\x1b[2J.png", "ab[2J.png"),
    named("a path", "../../etc/passwd", "passwd.png"),
    named("a path of Windows", "C:\\Windows\\win.ini", "win.ini.png"),
    named("a zero", "a.png\0.exe", "a.png.exe.png"),
    named("300 characters", "x" * 300 + ".png", "x" * 150 + ".png"),
    named("heavy characters", "\u4f1a" * 120 + ".png", "\u4f1a" * 66 + ".png"),
    named("a device", "CON.png", "document CON.png"),
    named("a hidden one", ".htaccess", "htaccess.png"),
    named("a dash", "--help.png", "help.png"),
    named("a page", '"><script>a().png', "script-a().png"),
    named("nothing but points", "....", "document.png"),
)

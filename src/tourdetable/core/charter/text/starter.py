"""The commented charter that `tourdetable charter new` writes, to be changed line by line."""

from __future__ import annotations

STARTER = """\
+++
# Entre les deux lignes « +++ » : les mots de votre réseau. Le texte que l’on lit commence après.
# Vérifiez à tout moment : tourdetable charter check CE-FICHIER.md

charter = "mon-reseau"                 # un nom court, en minuscules, sans accents
version = "1"
in_force = 2027-01-01                  # le premier jour de cette version
language = "fr"
title = "Charte de notre réseau"
network_name = "Notre réseau"
time_zone = "Europe/Paris"
season = { month = 9, day = 1 }        # le premier jour de votre saison
warn_days = 60                         # combien de jours à l’avance prévenir

[minutes]                              # comment un compte rendu est adopté
adoption = "next_meeting"              # ou "silence_days" (avec days), ou "seats" (avec seats)
audience = "network"                   # qui peut le lire
attribution = "institution"            # à qui l’on attribue ce qui s’est dit

[[body_kinds]]                         # les instances qui se réunissent
code = "assembly"
name = "Assemblée"
plural = "Assemblées"
holders = 2                            # combien de personnes pour un siège (2 : un binôme)

[[colleges]]                           # les familles de sièges
code = "members"
name = "Membres"

[[meeting_kinds]]                      # les sortes de réunions
code = "session"
name = "Séance"
plural = "Séances"
bodies = ["assembly"]

[[offices]]                            # les fonctions, et ce qu’elles permettent
code = "coordinator"
name = "Coordinateur·trice"
scope = "network"                      # ou "body" : pour une instance
rights = ["convene", "move", "cancel", "agenda", "manage_seats"]

[[duties]]                             # les charges prises à tour de rôle
code = "minutes"
name = "Secrétariat"
rights = ["minutes"]

# [[changes]]                          # ce que chaque nouvelle version a changé
# article = "NR-02"
# remark = "Deux mois au lieu de trois"
# adopted_by = "Assemblée"
# on = 2027-01-01
+++

Quelques phrases pour dire qui vous êtes, et pourquoi vous vous réunissez.

# Nous réunir

## À dates connues {#NR-01}

Les séances d’une saison ont toutes leur date avant qu’elle commence.

```rule
check = "calendar_ahead"
meetings = ["session"]
weight = "obligation"                  # ou "commitment", ou "aim"
```

## Souvent {#NR-02}

Jamais plus de trois mois ne séparent deux séances.

```rule
check = "maximum_gap"
meetings = ["session"]
months = { "2027-01-01" = { value = 3, source = "Assemblée constitutive" } }
gate = "confirm"                       # demander confirmation avant un acte qui l’enfreindrait
```

# Décider et rendre compte

## À tour de rôle {#NR-03}

Le secrétariat passe d’un siège à l’autre.

```rule
check = "duties_in_turn"
meetings = ["session"]
duty = ["minutes"]
```

## Ensemble {#NR-04}

Chaque décision est écrite, avec les désaccords qui demeurent.

```rule
check = "decision_record"
within_days = 15
```

## En confiance {#NR-05}

Ce qui se dit ici de sensible ne sort pas d’ici.

```rule
check = "not_measurable"
because = "Aucun logiciel n’entend les conversations."
look_at = "Ce que chacun·e en dit au moment du bilan."
```
"""

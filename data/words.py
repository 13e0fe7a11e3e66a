"""Names of people, places and services, for the sample."""

FIRST_NAMES = """Adèle Adrien Agnès Alain Alexandra Alexis Alice Aline Amandine Ambre Amélie Anaïs André Anne Anne-Sophie
Antoine Antonin Arnaud Aurélie Aurélien Axel Baptiste Bastien Béatrice Benjamin Benoît Bérénice Bernard Bertrand Brigitte
Bruno Camille Carine Caroline Catherine Cécile Cédric Céline Chantal Charlène Chloé Christelle Claire Claudine Clément
Corentin Corinne Cyril Damien Daniel Delphine Denis Didier Dominique Dorothée Édouard Élise Élodie Émilie Emma Éric
Estelle Étienne Eva Fabien Fabrice Fanny Fatima Florence Florian Franck François Françoise Frédéric Gabriel Gaëlle
Gaëtan Geneviève Geoffrey Gérard Gilles Grégory Guillaume Hélène Henri Hugo Inès Isabelle Jacques Jean-Baptiste
Jean-Marc Jeanne Jérémy Jérôme Joël Joëlle Judith Julie Julien Justine Karim Karine Kévin Laëtitia Laura Laurence Léa
Léo Loïc Louis Louise Lucas Lucie Ludovic Maëva Magali Manon Marc Marie Marie-Laure Marina Marion Mathieu Mathilde
Maud Maxime Mélanie Michaël Mireille Muriel Myriam Nadège Nadia Nathalie Nicolas Noémie Océane Odile Olivier Pascal
Pascale Patrice Paul Pauline Philippe Pierre Quentin Rachel Raphaël Régine Rémi Renaud Roxane Sabrina Samuel Sandrine
Sarah Sébastien Séverine Solène Sophie Stéphane Stéphanie Sylvain Sylvie Thierry Thomas Thibault Théo Valérie Vincent
Virginie Xavier Yann Yasmine Yves Zoé""".split()

SURNAMES = """Albert;Allard;Allemand;André;Aubert;Aubry;Audibert;Bailly;Barbier;Baron;Baudry;Benoît;Berger;Bernard;Berthelot;
Besson;Bianchi;Blanc;Blanchard;Bonnet;Bouchet;Boulanger;Bourgeois;Boyer;Brun;Brunet;Buisson;Cabanel;Carpentier;Caron;
Castel;Chabert;Charpentier;Chauvin;Chevalier;Clément;Colin;Collet;Cordier;Cousin;D'Agostino;D'Amico;D'Angelo;Dalmasso;
David;De Luca;Delattre;Delaunay;Descamps;Deschamps;Dubois;Dufour;Dumas;Dupont;Dupuy;Durand;Fabre;Faure;Ferrand;Fleury;
Fontaine;Fournier;Gaillard;Garcia;Garnier;Gauthier;Germain;Giraud;Giordano;Girard;Gras;Grégoire;Guérin;Guillot;Hébert;
Henry;Hervé;Hoareau;Hubert;Humbert;Imbert;Isnard;Jacob;Joly;Jourdan;L'Hermitte;L'Hôte;Lacroix;Lambert;Lanteri;Lebrun;
Leclerc;Lecomte;Le Bihan;Le Goff;Lefèvre;Léger;Legrand;Lemaire;Leroux;Lévêque;Lopez;Lucas;Maillard;Mallet;Marchand;
Maréchal;Marion;Martel;Martin;Martinez;Masson;Mathieu;Maurel;Mercier;Meunier;Meyer;Michel;Millet;Monnier;Moreau;Morel;
Moulin;Muller;N'Diaye;Navarro;Nicolas;Noël;Olivier;Ollivier;Pages;Paris;Pascal;Pasquier;Payet;Pélissier;Pellegrini;
Perret;Perrin;Philippe;Picard;Poirier;Pons;Prévost;Raymond;Rémy;Renard;Renaud;Rey;Reynaud;Ricci;Richard;Rivière;Robert;
Roche;Roger;Rolland;Rossi;Rousseau;Roussel;Roux;Roy;Royer;Sanchez;Saint-Jean;Schmitt;Serre;Simon;Tessier;Thomas;Tissot;
Vallet;Vasseur;Vial;Vidal;Vigneron;Vincent;Weber""".replace("\n", "").split(";")

SITES = """nice-cadam nice-centre nice-lyautey cannes-est cagnes-sur-mer antibes beausoleil breil-sur-roya carros contes grasse
guillaumes l-escarene la-trinite le-cannet levens mandelieu-la-napoule menton mouans-sartoux puget-theniers roquebilliere
saint-etienne-de-tinee saint-laurent-du-var saint-martin-vesubie saint-vallier-de-thiey sospel tende valbonne vallauris
vence""".split()

TOWNS = {
    "antibes": "Antibes", "beausoleil": "Beausoleil", "breil-sur-roya": "Breil-sur-Roya", "cagnes-sur-mer": "Cagnes-sur-Mer",
    "cannes-est": "Cannes", "carros": "Carros", "contes": "Contes", "grasse": "Grasse", "guillaumes": "Guillaumes",
    "l-escarene": "L'Escarène", "la-trinite": "La Trinité", "le-cannet": "Le Cannet", "levens": "Levens",
    "mandelieu-la-napoule": "Mandelieu", "menton": "Menton", "mouans-sartoux": "Mouans-Sartoux", "nice-centre": "Nice-Centre",
    "nice-lyautey": "Nice-Lyautey", "puget-theniers": "Puget-Théniers", "roquebilliere": "Roquebillière",
    "saint-etienne-de-tinee": "Saint-Étienne-de-Tinée", "saint-laurent-du-var": "Saint-Laurent-du-Var",
    "saint-martin-vesubie": "Saint-Martin-Vésubie", "saint-vallier-de-thiey": "Saint-Vallier-de-Thiey", "sospel": "Sospel",
    "tende": "Tende", "valbonne": "Valbonne", "vallauris": "Vallauris", "vence": "Vence",
}
TOWN_SITES = list(TOWNS)
LARGE = ["nice-centre", "nice-lyautey", "cannes-est", "cagnes-sur-mer", "antibes", "grasse", "menton", "vallauris", "vence",
         "carros", "la-trinite", "saint-laurent-du-var", "le-cannet", "valbonne"]
INLAND = ["breil-sur-roya", "contes", "guillaumes", "l-escarene", "levens", "puget-theniers", "roquebilliere",
          "saint-etienne-de-tinee", "saint-martin-vesubie", "saint-vallier-de-thiey", "sospel", "tende", "menton", "grasse"]


def at_head(*names):
    return [(name, "nice-cadam") for name in names]


def in_towns(what, sites):
    return [(f"{what} {TOWNS[site]}", site) for site in sites]


# directorate: its services with their sites, how large they are, and the jobs held there
DIRECTORATES = {
    "assemblée et cabinet": (
        at_head("assemblée", "cabinet", "secrétariat général", "protocole", "communication", "relations avec les communes"),
        12, {"administrative": 8, "driver": 1}),
    "direction des services numériques": (
        at_head("assistance de proximité", "infrastructures", "sécurité numérique", "études et développement",
                "données et cartographie", "télécommunications", "projets numériques", "achats numériques"),
        18, {"it-technician": 8, "administrative": 2, "gis-technician": 1}),
    "direction des ressources humaines": (
        at_head("paie", "carrières", "recrutement", "formation", "santé au travail", "action sociale du personnel",
                "retraites", "dialogue social"), 16, {"administrative": 20, "doctor": 1, "nurse": 1}),
    "direction des finances": (
        at_head("budget", "comptabilité", "dette et trésorerie", "marchés publics", "contrôle de gestion", "subventions",
                "affaires juridiques", "assurances"), 16, {"administrative": 1}),
    "direction des services généraux": (
        at_head("courrier", "imprimerie", "garage", "entretien des bâtiments", "sécurité des sites", "logistique",
                "restauration", "accueil du public"),
        22, {"maintenance-worker": 5, "driver": 2, "administrative": 2, "cook": 1}),
    "direction de l'enfance": (
        in_towns("aide à l'enfance", LARGE) + in_towns("protection maternelle", LARGE)
        + at_head("accueil familial est", "accueil familial ouest", "accueil familial nord", "accueil familial centre",
                  "adoption", "informations préoccupantes"),
        22, {"social-worker": 9, "nurse": 3, "midwife": 1, "doctor": 1, "administrative": 4}),
    "direction de l'autonomie": (
        in_towns("autonomie", LARGE[:12]) + at_head("maison du handicap", "établissements", "aide à domicile"),
        20, {"social-worker": 6, "nurse": 2, "administrative": 6}),
    "direction de l'insertion": (
        in_towns("insertion", LARGE[:12]) + at_head("logement", "contrôle des droits", "emploi"),
        18, {"social-worker": 5, "administrative": 5}),
    "direction des routes": (
        in_towns("subdivision", INLAND)
        + at_head("ouvrages d'art", "études routières", "trafic", "parc routier", "risques naturels"),
        34, {"road-worker": 14, "draughtsman": 1, "administrative": 2, "driver": 1}),
    "direction de l'environnement": (
        in_towns("parcs", INLAND[:6]) + at_head("eau", "forêt", "laboratoire", "énergie", "agriculture", "ports"),
        20, {"park-ranger": 5, "administrative": 3, "other": 3, "gis-technician": 1}),
    "direction des collèges": (
        in_towns("collèges", TOWN_SITES[:24]) + at_head("vie des collèges", "sectorisation", "sport", "jeunesse"),
        42, {"maintenance-worker": 9, "cook": 5, "administrative": 1}),
    "direction de la culture": (
        at_head("médiathèque", "archives départementales", "musées", "patrimoine", "spectacle vivant", "lecture publique",
                "restauration des œuvres", "publics"), 18, {"archivist": 4, "administrative": 3, "other": 2}),
    "direction des territoires": (
        in_towns("maison du département", INLAND[:11]), 10, {"administrative": 6, "social-worker": 1}),
}

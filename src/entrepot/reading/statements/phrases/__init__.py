"""What a few words mean wherever they stand: numbers, money, percents, periods, people, organisations."""

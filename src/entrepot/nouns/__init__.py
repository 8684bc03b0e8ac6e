"""The words of Entrepot: frozen values and their parsing, with the code lists behind them."""
